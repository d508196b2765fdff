package io.meshlane.propagation.http;

import io.meshlane.propagation.HeaderWriter;
import io.meshlane.propagation.Propagation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;

/** An immutable request and its copy, which is made only once there is something to add. */
final class StampedRequest {
  private static final HeaderWriter<StampedRequest> WRITER =
      new HeaderWriter<>() {
        @Override
        public boolean contains(StampedRequest request, String name) {
          return request.original.headers().firstValue(name).isPresent();
        }

        @Override
        public void set(StampedRequest request, String name, String value) {
          request.copy().setHeader(name, value);
        }
      };

  private final HttpRequest original;
  private HttpRequest.@Nullable Builder copy;

  private StampedRequest(HttpRequest original) {
    this.original = original;
  }

  /** {@code request} with the headers of the work at hand. */
  static HttpRequest of(HttpRequest request, Propagation propagation) {
    StampedRequest stamped = new StampedRequest(request);
    propagation.send(stamped, host(request.uri()), WRITER);
    return stamped.copy == null ? request : stamped.copy.build();
  }

  static @Nullable String host(URI uri) {
    String host = uri.getHost();
    if (host != null) {
      return host;
    }
    // java.net.URI knows no host with an underscore, which many a service's name has.
    String authority = uri.getRawAuthority();
    return authority == null ? null : authority.substring(authority.lastIndexOf('@') + 1);
  }

  private HttpRequest.Builder copy() {
    if (copy == null) {
      copy = copyOf(original);
    }
    return copy;
  }

  // HttpRequest.newBuilder(HttpRequest, …) is only there since Java 16.
  private static HttpRequest.Builder copyOf(HttpRequest request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .method(request.method(), request.bodyPublisher().orElseGet(BodyPublishers::noBody))
            .expectContinue(request.expectContinue());
    request.version().ifPresent(builder::version);
    request.timeout().ifPresent(builder::timeout);
    request
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder;
  }
}
