package io.meshlane.propagation.javahttp;

import io.meshlane.propagation.HeaderWriter;
import io.meshlane.propagation.Propagation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Sends the lane with the opening handshake; messages have no headers.
 *
 * <p>A builder may build many, for requests of different lanes, and Java's never forgets a header:
 * so each is built by a new one that is told the same.
 */
final class LaneWebSocketBuilder implements WebSocket.Builder {
  private final HttpClient client;
  private final Propagation propagation;
  private final WebSocket.Builder checking;
  private final List<Consumer<WebSocket.Builder>> settings = new ArrayList<>();
  private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private final HeaderWriter<WebSocket.Builder> writer =
      new HeaderWriter<>() {
        @Override
        public boolean contains(WebSocket.Builder builder, String name) {
          return names.contains(name);
        }

        @Override
        public void set(WebSocket.Builder builder, String name, String value) {
          builder.header(name, value);
        }
      };

  LaneWebSocketBuilder(HttpClient client, Propagation propagation) {
    this.client = client;
    this.propagation = propagation;
    this.checking = client.newWebSocketBuilder();
  }

  @Override
  public WebSocket.Builder header(String name, String value) {
    names.add(name);
    return tell(builder -> builder.header(name, value));
  }

  @Override
  public WebSocket.Builder connectTimeout(Duration timeout) {
    return tell(builder -> builder.connectTimeout(timeout));
  }

  @Override
  public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
    return tell(builder -> builder.subprotocols(mostPreferred, lesserPreferred));
  }

  @Override
  public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
    WebSocket.Builder builder = client.newWebSocketBuilder();
    settings.forEach(setting -> setting.accept(builder));
    propagation.send(builder, TargetHost.of(uri), writer);
    return builder.buildAsync(uri, listener);
  }

  /** At once to a builder that builds nothing, so that a wrong setting is told where it is made. */
  private WebSocket.Builder tell(Consumer<WebSocket.Builder> setting) {
    setting.accept(checking);
    settings.add(setting);
    return this;
  }
}
