package io.meshlane.propagation.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What arrives downstream when a request with a lane takes a path. */
enum Expected {
  /** The lane, in one line. */
  LANE,
  /** No line: a limit that the documentation names, or work that belongs to no request. */
  NONE,
  /** The lane where Reactor carries thread-locals by itself; otherwise no line. */
  LANE_WITH_AUTOMATIC_CONTEXT,
  /** The lane, unless the scheduler's threads are virtual: then no line. */
  LANE_ON_PLATFORM_THREADS,
  /** The lane from the thread that serves the request; no line from others that help it. */
  LANE_FROM_THE_CALLER_ONLY;

  private static final List<String> NO_LINE = List.of();

  /** False if some of the requests that come of one say the lane and others do not. */
  boolean isTheSameForEachRequest() {
    return this != LANE_FROM_THE_CALLER_ONLY;
  }

  /** What each request says that comes of one of {@code lane}, if it is the same for each. */
  List<String> line(@Nullable String lane, RunningApplication application) {
    List<String> line = lane == null ? NO_LINE : List.of(lane);
    return switch (this) {
      case LANE -> line;
      case NONE -> NO_LINE;
      case LANE_WITH_AUTOMATIC_CONTEXT -> application.hasAutomaticContext() ? line : NO_LINE;
      case LANE_ON_PLATFORM_THREADS -> application.hasVirtualScheduler() ? NO_LINE : line;
      case LANE_FROM_THE_CALLER_ONLY -> throw new IllegalStateException("depends on the thread");
    };
  }

  /** Makes sure that what {@code id} received is what should come of a request of {@code lane}. */
  void verify(
      Downstream downstream, String id, @Nullable String lane, RunningApplication application) {
    if (this == LANE_FROM_THE_CALLER_ONLY) {
      List<String> line = lane == null ? NO_LINE : List.of(lane);
      assertThat(downstream.received(id + "/caller")).as(id).isNotEmpty().containsOnly(line);
      assertThat(downstream.received(id + "/other")).as(id).allMatch(NO_LINE::equals);
    } else {
      assertThat(downstream.received(id)).as(id).containsExactly(line(lane, application));
    }
  }
}
