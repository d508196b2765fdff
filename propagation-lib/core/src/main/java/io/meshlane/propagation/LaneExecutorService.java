package io.meshlane.propagation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Wraps each task as it is submitted; everything else is the service's own. */
class LaneExecutorService implements ExecutorService {
  private final ExecutorService service;

  LaneExecutorService(ExecutorService service) {
    this.service = service;
  }

  @Override
  public void execute(Runnable task) {
    service.execute(CurrentLane.wrap(task));
  }

  @Override
  public Future<?> submit(Runnable task) {
    return service.submit(CurrentLane.wrap(task));
  }

  @Override
  public <T extends @Nullable Object> Future<T> submit(Runnable task, T result) {
    return service.submit(CurrentLane.wrap(task), result);
  }

  @Override
  public <T extends @Nullable Object> Future<T> submit(Callable<T> task) {
    return service.submit(CurrentLane.wrap(task));
  }

  @Override
  public <T extends @Nullable Object> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks) throws InterruptedException {
    return service.invokeAll(wrapped(tasks));
  }

  @Override
  public <T extends @Nullable Object> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return service.invokeAll(wrapped(tasks), timeout, unit);
  }

  @Override
  public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    return service.invokeAny(wrapped(tasks));
  }

  @Override
  public <T extends @Nullable Object> T invokeAny(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return service.invokeAny(wrapped(tasks), timeout, unit);
  }

  @Override
  public void shutdown() {
    service.shutdown();
  }

  /** The tasks that never ran, wrapped: they still carry what their submitters carried. */
  @Override
  public List<Runnable> shutdownNow() {
    return service.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return service.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return service.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return service.awaitTermination(timeout, unit);
  }

  @Override
  public String toString() {
    return "lanes carried by " + service;
  }

  private static <T extends @Nullable Object> List<Callable<T>> wrapped(
      Collection<? extends Callable<T>> tasks) {
    List<Callable<T>> wrapped = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      wrapped.add(CurrentLane.wrap(task));
    }
    return wrapped;
  }
}
