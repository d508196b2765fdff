package io.meshlane.propagation.javahttp;

import io.meshlane.propagation.Propagation;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Java's own HTTP client, sending the lane that the calling thread carries.
 *
 * <pre>{@code
 * HttpClient client = LaneHttpClient.wrap(HttpClient.newHttpClient(), propagation);
 * }</pre>
 *
 * <p>Only where the request has no such header, and only to hosts the policy allows. Two limits of
 * that client remain: a redirect it follows by itself takes the header to the new host, and what
 * hangs on {@link #sendAsync}'s future runs on its threads, without the lane, unless it is wrapped.
 * From Java 21 on, closing this one closes the wrapped one. Thread-safe.
 */
public final class LaneHttpClient extends HttpClient {
  private final HttpClient client;
  private final Propagation propagation;

  private LaneHttpClient(HttpClient client, Propagation propagation) {
    this.client = client;
    this.propagation = propagation;
  }

  /** {@code client} with the lane; itself if it has it. */
  public static HttpClient wrap(HttpClient client, Propagation propagation) {
    return client instanceof LaneHttpClient ? client : new LaneHttpClient(client, propagation);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(stamped(request), handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return client.sendAsync(stamped(request), handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> promises) {
    return client.sendAsync(stamped(request), handler, promises);
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    return new LaneWebSocketBuilder(client, propagation);
  }

  private HttpRequest stamped(HttpRequest request) {
    StampedHttpRequest stamped = new StampedHttpRequest(request);
    propagation.send(stamped, TargetHost.of(request.uri()), StampedHttpRequest.WRITER);
    return stamped.result();
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }

  // From here on: what HttpClient has since Java 21; nobody calls these before.

  /** Overrides Java 21's. */
  public void shutdown() {
    Closing.SHUTDOWN.call(client);
  }

  /** Overrides Java 21's. */
  public void shutdownNow() {
    Closing.SHUTDOWN_NOW.call(client);
  }

  /** Overrides Java 21's. */
  public void close() {
    Closing.CLOSE.call(client);
  }

  /** Overrides Java 21's. */
  public boolean isTerminated() {
    return Boolean.TRUE.equals(Closing.IS_TERMINATED.call(client));
  }

  /** Overrides Java 21's. */
  public boolean awaitTermination(Duration duration) {
    return Boolean.TRUE.equals(Closing.AWAIT_TERMINATION.call(client, duration));
  }
}
