package io.meshlane.propagation.javahttp;

import io.meshlane.propagation.HeaderWriter;
import io.meshlane.propagation.Propagation;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Sends the lane with the opening handshake; messages have no headers. */
final class LaneWebSocketBuilder implements WebSocket.Builder {
  private static final HeaderWriter<LaneWebSocketBuilder> WRITER =
      new HeaderWriter<>() {
        @Override
        public boolean contains(LaneWebSocketBuilder builder, String name) {
          return builder.names.contains(name);
        }

        @Override
        public void set(LaneWebSocketBuilder builder, String name, String value) {
          builder.header(name, value);
        }
      };

  private final WebSocket.Builder builder;
  private final Propagation propagation;
  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  LaneWebSocketBuilder(WebSocket.Builder builder, Propagation propagation) {
    this.builder = builder;
    this.propagation = propagation;
  }

  @Override
  public WebSocket.Builder header(String name, String value) {
    builder.header(name, value);
    names.add(name);
    return this;
  }

  @Override
  public WebSocket.Builder connectTimeout(Duration timeout) {
    builder.connectTimeout(timeout);
    return this;
  }

  @Override
  public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
    builder.subprotocols(mostPreferred, lesserPreferred);
    return this;
  }

  @Override
  public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
    propagation.send(this, uri.getHost(), WRITER);
    return builder.buildAsync(uri, listener);
  }
}
