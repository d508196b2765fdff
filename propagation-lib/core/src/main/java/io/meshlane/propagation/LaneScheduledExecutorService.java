package io.meshlane.propagation;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wraps each task that runs once; one that repeats belongs to no request. */
final class LaneScheduledExecutorService extends LaneExecutorService
    implements ScheduledExecutorService {
  private final ScheduledExecutorService service;

  LaneScheduledExecutorService(ScheduledExecutorService service) {
    super(service);
    this.service = service;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return service.schedule(CurrentLane.wrap(task), delay, unit);
  }

  @Override
  public <T extends @Nullable Object> ScheduledFuture<T> schedule(
      Callable<T> task, long delay, TimeUnit unit) {
    return service.schedule(CurrentLane.wrap(task), delay, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long initialDelay, long period, TimeUnit unit) {
    return service.scheduleAtFixedRate(repeating(task), initialDelay, period, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    return service.scheduleWithFixedDelay(repeating(task), initialDelay, delay, unit);
  }

  private static Runnable repeating(Runnable task) {
    try (Scope ignored = CurrentLane.open(Propagated.OF_NO_REQUEST)) {
      return CurrentLane.wrap(task);
    }
  }
}
