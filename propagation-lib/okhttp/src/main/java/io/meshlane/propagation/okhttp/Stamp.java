package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.HeaderWriter;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A request that is rebuilt only if there is something to add. */
final class Stamp {
  static final HeaderWriter<Stamp> WRITER =
      new HeaderWriter<Stamp>() {
        @Override
        public boolean contains(Stamp stamp, String name) {
          return stamp.request.header(name) != null;
        }

        @Override
        public void set(Stamp stamp, String name, String value) {
          stamp.set(name, value);
        }
      };

  private final Request request;
  private final String laneHeader;
  private Request.@Nullable Builder builder;
  private boolean hasLane;

  Stamp(Request request, String laneHeader) {
    this.request = request;
    this.laneHeader = laneHeader;
  }

  private void set(String name, String value) {
    // Not header(…), which first looks for lines to replace: there are none.
    builder().addHeader(name, value);
    hasLane |= name.equals(laneHeader);
  }

  Request done() {
    if (hasLane) {
      return builder().build();
    }
    boolean isKnown = request.header(laneHeader) != null || request.tag(Decided.class) != null;
    if (isKnown) {
      return builder == null ? request : builder.build();
    }
    return builder().tag(Decided.class, Decided.WITHOUT_LANE).build();
  }

  private Request.Builder builder() {
    Request.Builder existing = builder;
    if (existing == null) {
      existing = request.newBuilder();
      builder = existing;
    }
    return existing;
  }
}
