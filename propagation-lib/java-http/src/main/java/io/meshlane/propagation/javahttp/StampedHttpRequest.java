package io.meshlane.propagation.javahttp;

import io.meshlane.propagation.HeaderWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An immutable request with further headers; Java can copy one by itself only from 16 on. */
final class StampedHttpRequest extends HttpRequest {
  static final HeaderWriter<StampedHttpRequest> WRITER =
      new HeaderWriter<>() {
        @Override
        public boolean contains(StampedHttpRequest request, String name) {
          return request.original.headers().firstValue(name).isPresent();
        }

        @Override
        public void set(StampedHttpRequest request, String name, String value) {
          request.added.put(name, List.of(value));
        }
      };

  private final HttpRequest original;
  private final Map<String, List<String>> added = new HashMap<>(2);

  StampedHttpRequest(HttpRequest original) {
    this.original = original;
  }

  /** The original if nothing was added. */
  HttpRequest result() {
    return added.isEmpty() ? original : this;
  }

  @Override
  public HttpHeaders headers() {
    Map<String, List<String>> all = new HashMap<>(original.headers().map());
    all.putAll(added);
    return HttpHeaders.of(all, (name, value) -> true);
  }

  @Override
  public Optional<BodyPublisher> bodyPublisher() {
    return original.bodyPublisher();
  }

  @Override
  public String method() {
    return original.method();
  }

  @Override
  public Optional<Duration> timeout() {
    return original.timeout();
  }

  @Override
  public boolean expectContinue() {
    return original.expectContinue();
  }

  @Override
  public URI uri() {
    return original.uri();
  }

  @Override
  public Optional<HttpClient.Version> version() {
    return original.version();
  }
}
