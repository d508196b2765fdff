package io.meshlane.propagation.spring;

import io.meshlane.propagation.HeaderWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;

/** An immutable request and its copy, which is made only once there is something to add. */
final class StampedRequest {
  static final HeaderWriter<StampedRequest> WRITER =
      new HeaderWriter<StampedRequest>() {
        @Override
        public boolean contains(StampedRequest request, String name) {
          return request.original.headers().getFirst(name) != null;
        }

        @Override
        public void set(StampedRequest request, String name, String value) {
          // A filter behind ours may add a line of its own, which two lines would make worthless.
          request
              .copy()
              .header(name, value)
              .httpRequest(sent -> SpringHeaders.keepLast(sent.getHeaders(), name));
        }
      };

  private final ClientRequest original;
  private ClientRequest.@Nullable Builder copy;

  StampedRequest(ClientRequest original) {
    this.original = original;
  }

  ClientRequest result() {
    return copy == null ? original : copy.build();
  }

  private ClientRequest.Builder copy() {
    if (copy == null) {
      copy = ClientRequest.from(original);
    }
    return copy;
  }
}
