package io.meshlane.propagation;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lane of the request this thread is serving.
 *
 * <pre>{@code
 * try (Scope ignored = CurrentLane.open("release-v1")) {
 *   client.newCall(request).execute();
 * }
 * }</pre>
 *
 * <p>Thread-bound: work handed to another thread carries it only through a {@code wrap} method. A
 * thread made by hand, the common pool and parallel streams do not. A scope that is never closed
 * would give its lane to the thread's next request; {@link StrictScopes} names the line that opened
 * it. Not for authorization: anyone who can send a header can choose a lane.
 *
 * <p>Every {@code wrap} takes what this thread carries when it is called, not when the work runs,
 * and the worker gets back afterwards what it had before, even if the work leaves a scope open.
 */
public final class CurrentLane {
  /** Where other contexts (Reactor's, Micrometer's) keep a {@link Propagated}. */
  public static final String CONTEXT_KEY = "io.meshlane.propagation";

  private CurrentLane() {}

  /** The lane, or null if the request names none or this thread serves no request. */
  public static @Nullable String get() {
    return Slot.current().lane;
  }

  /**
   * Everything this thread carries, or null if nobody said whether it serves a request. Not null,
   * but {@link Propagated#NONE}, for a request that names no lane.
   */
  public static @Nullable Propagated capture() {
    Slot slot = Slot.current();
    FurtherHeaders further = slot.further;
    return further == null ? null : Propagated.of(slot.lane, further);
  }

  /**
   * Serves {@code lane} on this thread until the scope is closed; further headers stay as they are.
   *
   * @param lane null for a request that names none
   * @throws IllegalArgumentException if {@code lane} could not be a header's value; see {@link
   *     LaneNames}
   */
  public static Scope open(@Nullable String lane) {
    Slot slot = Slot.current();
    FurtherHeaders further = slot.further;
    return slot.enter(
        lane == null ? null : LaneNames.require(lane),
        further == null || further.equals(FurtherHeaders.OF_NO_REQUEST)
            ? FurtherHeaders.NONE
            : further);
  }

  /**
   * Carries {@code propagated} on this thread until the scope is closed.
   *
   * @param propagated null as on a thread that is just started: nobody knows whose work it does
   */
  public static Scope open(@Nullable Propagated propagated) {
    return propagated == null
        ? Slot.current().enter(null, null)
        : Slot.current().enter(propagated.lane(), propagated.further());
  }

  /**
   * Carries {@code propagated} on this thread from now on, with nothing to close: only for the
   * adapter of a context that sets and restores by itself, such as Micrometer's.
   *
   * @param propagated null as on a thread that is just started
   */
  public static void replace(@Nullable Propagated propagated) {
    Slot slot = Slot.current();
    slot.lane = propagated == null ? null : propagated.lane();
    slot.further = propagated == null ? null : propagated.further();
  }

  /** {@code task}, run with what this thread carries now. */
  public static Runnable wrap(Runnable task) {
    Objects.requireNonNull(task, "task");
    Slot maker = Slot.current();
    String lane = maker.lane;
    FurtherHeaders further = maker.further;
    return () -> {
      try (Visit ignored = Slot.current().visit(lane, further)) {
        task.run();
      }
    };
  }

  /** {@code task}, run with what this thread carries now. */
  public static <T extends @Nullable Object> Callable<T> wrap(Callable<T> task) {
    Objects.requireNonNull(task, "task");
    Slot maker = Slot.current();
    String lane = maker.lane;
    FurtherHeaders further = maker.further;
    return () -> {
      try (Visit ignored = Slot.current().visit(lane, further)) {
        return task.call();
      }
    };
  }

  /** {@code supplier}, asked with what this thread carries now. */
  public static <T extends @Nullable Object> Supplier<T> wrapSupplier(Supplier<T> supplier) {
    Slot maker = Slot.current();
    String lane = maker.lane;
    FurtherHeaders further = maker.further;
    return () -> {
      try (Visit ignored = Slot.current().visit(lane, further)) {
        return supplier.get();
      }
    };
  }

  /** {@code consumer}, called with what this thread carries now. */
  public static <T extends @Nullable Object> Consumer<T> wrapConsumer(Consumer<T> consumer) {
    Slot maker = Slot.current();
    String lane = maker.lane;
    FurtherHeaders further = maker.further;
    return value -> {
      try (Visit ignored = Slot.current().visit(lane, further)) {
        consumer.accept(value);
      }
    };
  }

  /** {@code consumer}, called with what this thread carries now. */
  public static <T extends @Nullable Object, U extends @Nullable Object>
      BiConsumer<T, U> wrapBiConsumer(BiConsumer<T, U> consumer) {
    Slot maker = Slot.current();
    String lane = maker.lane;
    FurtherHeaders further = maker.further;
    return (first, second) -> {
      try (Visit ignored = Slot.current().visit(lane, further)) {
        consumer.accept(first, second);
      }
    };
  }

  /** {@code function}, applied with what this thread carries now. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      Function<T, R> wrapFunction(Function<T, R> function) {
    Slot maker = Slot.current();
    String lane = maker.lane;
    FurtherHeaders further = maker.further;
    return value -> {
      try (Visit ignored = Slot.current().visit(lane, further)) {
        return function.apply(value);
      }
    };
  }

  /** {@code function}, applied with what this thread carries now. */
  public static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      BiFunction<T, U, R> wrapBiFunction(BiFunction<T, U, R> function) {
    Slot maker = Slot.current();
    String lane = maker.lane;
    FurtherHeaders further = maker.further;
    return (first, second) -> {
      try (Visit ignored = Slot.current().visit(lane, further)) {
        return function.apply(first, second);
      }
    };
  }

  /** {@code predicate}, tested with what this thread carries now. */
  public static <T extends @Nullable Object> Predicate<T> wrapPredicate(Predicate<T> predicate) {
    return wrapFunction(predicate::test)::apply;
  }

  /** {@code predicate}, tested with what this thread carries now. */
  public static <T extends @Nullable Object, U extends @Nullable Object>
      BiPredicate<T, U> wrapBiPredicate(BiPredicate<T, U> predicate) {
    return wrapBiFunction(predicate::test)::apply;
  }

  /** {@code executor}, running each task with what its submitter carried. */
  public static Executor wrap(Executor executor) {
    return task -> executor.execute(wrap(task));
  }

  /** {@code service}, running each task with what its submitter carried. */
  public static ExecutorService wrap(ExecutorService service) {
    return service instanceof LaneExecutorService ? service : new LaneExecutorService(service);
  }

  /**
   * {@code service}, running each task that runs once with what its submitter carried.
   *
   * <p>A task that repeats carries {@link Propagated#OF_NO_REQUEST}: it would serve the lane of the
   * request that happened to start it until the process ends.
   */
  public static ScheduledExecutorService wrap(ScheduledExecutorService service) {
    return service instanceof LaneScheduledExecutorService
        ? service
        : new LaneScheduledExecutorService(service);
  }
}
