package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrapTest {
  private static final List<String> SEEN = new ArrayList<>();

  private static String see() {
    SEEN.add(CurrentLane.get());
    return "result";
  }

  /**
   * What is no function ({@link WrapEveryFunctionTest} has those), wrapped where the supplier is
   * asked and run by the task it gives.
   */
  static Stream<Arguments> everyTask() {
    return Stream.of(
        type("Runnable", () -> CurrentLane.wrap((Runnable) WrapTest::see)),
        type("Callable", () -> run(CurrentLane.wrap((Callable<String>) WrapTest::see))),
        type("Executor", WrapTest::queued));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyTask")
  void wrapped_carriesWhatItsMakerCarried(String type, Supplier<Runnable> wrap) {
    Runnable task;
    try (Scope ignored = CurrentLane.open("maker")) {
      task = wrap.get();
    }
    try (Scope ignored = CurrentLane.open("worker")) {
      SEEN.clear();
      task.run();

      assertThat(SEEN).containsExactly("maker");
      assertThat(CurrentLane.get()).isEqualTo("worker");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyTask")
  void wrapped_outsideOfEveryScope_clearsAWorkerThatStillHasALane(
      String type, Supplier<Runnable> wrap) {
    Runnable task = wrap.get();
    try (Scope ignored = CurrentLane.open("worker")) {
      SEEN.clear();
      task.run();

      assertThat(SEEN).containsExactly((String) null);
    }
  }

  @Test
  void wrapped_thatLeaksAScope_leavesTheWorkerAsItWas() {
    Runnable leaking = CurrentLane.wrap((Runnable) () -> CurrentLane.open("leak"));

    leaking.run();

    assertThat(CurrentLane.capture()).isNull();
  }

  @Test
  void wrap_ofNull_isRefusedAtOnce() {
    assertThatThrownBy(() -> CurrentLane.wrap((Runnable) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> CurrentLane.wrap((Callable<String>) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void wrapped_thatThrows_leavesTheWorkerAsItWas() {
    Runnable task;
    try (Scope ignored = CurrentLane.open("maker")) {
      task =
          CurrentLane.wrap(
              (Runnable)
                  () -> {
                    throw new IllegalStateException("task");
                  });
    }

    assertThatThrownBy(task::run).hasMessage("task");
    assertThat(CurrentLane.capture()).isNull();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(CurrentLane.capture()).isNull();
  }

  private static Arguments type(String name, Supplier<Runnable> wrap) {
    return Arguments.of(name, wrap);
  }

  private static Runnable run(Callable<String> task) {
    return () -> {
      try {
        assertThat(task.call()).isEqualTo("result");
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    };
  }

  // An executor takes the lane of whoever submits, who is the maker here.
  private static Runnable queued() {
    List<Runnable> queue = new ArrayList<>();
    CurrentLane.wrap((Executor) queue::add).execute(WrapTest::see);
    return queue.get(0);
  }
}
