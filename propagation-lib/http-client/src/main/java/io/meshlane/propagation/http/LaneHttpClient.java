package io.meshlane.propagation.http;

import io.meshlane.propagation.Propagation;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An {@link HttpClient} that sends the lane on.
 *
 * <pre>{@code
 * HttpClient client = LaneHttpClient.wrap(HttpClient.newHttpClient(), propagation);
 * }</pre>
 *
 * <p>The lane is the caller's at {@code send}, {@code sendAsync} or {@code buildAsync}, whichever
 * thread the client uses. Stages that are chained to an asynchronous answer carry nothing: wrap
 * their functions. A client that follows redirects takes the header along to every host it is sent
 * to, since the JDK asks nobody. Thread-safe. Closed, from Java 21 on, together with the client it
 * wraps.
 */
public final class LaneHttpClient extends HttpClient {
  private final HttpClient delegate;
  private final Propagation propagation;

  private LaneHttpClient(HttpClient delegate, Propagation propagation) {
    this.delegate = delegate;
    this.propagation = propagation;
  }

  /** {@code client}, sending by the rules of {@code propagation}; itself if it already does. */
  public static HttpClient wrap(HttpClient client, Propagation propagation) {
    return client instanceof LaneHttpClient ? client : new LaneHttpClient(client, propagation);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return delegate.send(StampedRequest.of(request, propagation), handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return delegate.sendAsync(StampedRequest.of(request, propagation), handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
    return delegate.sendAsync(StampedRequest.of(request, propagation), handler, pushes);
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    return new LaneWebSocketBuilder(delegate, propagation);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return delegate.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return delegate.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return delegate.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return delegate.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return delegate.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return delegate.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return delegate.authenticator();
  }

  @Override
  public Version version() {
    return delegate.version();
  }

  @Override
  public Optional<Executor> executor() {
    return delegate.executor();
  }

  // From here on: methods that HttpClient has since Java 21, and that nothing calls before.

  /** Overrides Java 21's. */
  public void shutdown() {
    Closing.SHUTDOWN.call(delegate);
  }

  /** Overrides Java 21's. */
  public void shutdownNow() {
    Closing.SHUTDOWN_NOW.call(delegate);
  }

  /** Overrides Java 21's. */
  public void close() {
    Closing.CLOSE.call(delegate);
  }

  /** Overrides Java 21's. */
  public boolean isTerminated() {
    return Boolean.TRUE.equals(Closing.IS_TERMINATED.call(delegate));
  }

  /** Overrides Java 21's. */
  public boolean awaitTermination(Duration duration) {
    return Boolean.TRUE.equals(Closing.AWAIT_TERMINATION.call(delegate, duration));
  }

  @Override
  public String toString() {
    return "LaneHttpClient of " + delegate;
  }
}
