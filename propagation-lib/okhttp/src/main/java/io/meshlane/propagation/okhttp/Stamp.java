package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.HeaderWriter;
import okhttp3.Request;

/** A request that is made anew only if there is something to add. */
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
  private final Request.Builder builder;
  private boolean hasLane;
  private boolean hasMore;

  Stamp(Request request, String laneHeader) {
    this.request = request;
    this.laneHeader = laneHeader;
    // At once, though a few requests need none: made where it is first used, it is a method of its
    // own to the compiler, which then puts this object and the builder on the heap.
    this.builder = request.newBuilder();
  }

  private void set(String name, String value) {
    // Not header(…), which first looks for lines to replace: there are none.
    builder.addHeader(name, value);
    hasLane |= name.equals(laneHeader);
    hasMore = true;
  }

  Request done() {
    boolean isKnown =
        hasLane || request.header(laneHeader) != null || request.tag(Decided.class) != null;
    if (!isKnown) {
      builder.tag(Decided.class, Decided.WITHOUT_LANE);
    }
    return isKnown && !hasMore ? request : builder.build();
  }
}
