package io.meshlane.propagation.spring;

import feign.Request;
import io.meshlane.propagation.HeaderWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An immutable request and the headers it is to have besides its own. */
final class StampedFeignRequest {
  static final HeaderWriter<StampedFeignRequest> WRITER =
      new HeaderWriter<StampedFeignRequest>() {
        @Override
        public boolean contains(StampedFeignRequest request, String name) {
          return request.original.headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
        }

        @Override
        public void set(StampedFeignRequest request, String name, String value) {
          request.added.put(name, Collections.singleton(value));
        }
      };

  private final Request original;
  private final Map<String, Collection<String>> added = new LinkedHashMap<>();

  StampedFeignRequest(Request original) {
    this.original = original;
  }

  Request result() {
    if (added.isEmpty()) {
      return original;
    }
    Map<String, Collection<String>> headers = new LinkedHashMap<>(original.headers());
    headers.putAll(added);
    return Request.create(
        original.httpMethod(),
        original.url(),
        headers,
        original.body(),
        original.charset(),
        original.requestTemplate());
  }
}
