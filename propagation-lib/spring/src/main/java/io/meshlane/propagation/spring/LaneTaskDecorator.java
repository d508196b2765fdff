package io.meshlane.propagation.spring;

import io.meshlane.propagation.CurrentLane;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskDecorator;

/**
 * Runs each task with what its submitter carried.
 *
 * <p>Never a bean: Boot up to 3.5 applies none at all if it finds two. Thread-safe.
 */
public final class LaneTaskDecorator implements TaskDecorator {
  private final @Nullable TaskDecorator inner;

  /** For an executor that is no bean. */
  public LaneTaskDecorator() {
    this(null);
  }

  /**
   * Keeps the decorator that was there; what that adds runs with the lane, too.
   *
   * @param inner null if there was none
   */
  public LaneTaskDecorator(@Nullable TaskDecorator inner) {
    this.inner = inner;
  }

  @Override
  public Runnable decorate(Runnable task) {
    return CurrentLane.wrap(inner == null ? task : inner.decorate(task));
  }
}
