package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrictScopesTest {
  @BeforeEach
  void enable() {
    StrictScopes.enable();
  }

  @AfterEach
  void disable() {
    StrictScopes.disable();
    CurrentLane.replace(null);
  }

  @Test
  void leakedScope_namesLaneThreadAndOpener() {
    CurrentLane.open("blue");

    assertThatThrownBy(StrictScopes::requireNone)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lane blue on thread " + Thread.currentThread().getName())
        .hasMessageContaining("opened at")
        .cause()
        .hasMessage("scope of lane blue opened here")
        .satisfies(
            opener ->
                assertThat(opener.getStackTrace())
                    .anyMatch(line -> line.getMethodName().startsWith("leakedScope_names")));
  }

  @Test
  void closedScopes_areNotReported() {
    try (Scope outer = CurrentLane.open("blue")) {
      try (Scope inner = CurrentLane.open("green")) {
        assertThat(StrictScopes.open())
            .extracting(OpenScope::lane)
            .containsExactly("blue", "green");
      }
    }

    assertThatCode(StrictScopes::requireNone).doesNotThrowAnyException();
  }

  @Test
  void close_onAnotherThread_isRefusedAndNamesTheOpener() {
    try (Scope scope = CurrentLane.open("blue")) {
      CompletableFuture<Void> closed = CompletableFuture.runAsync(scope::close);

      assertThatThrownBy(closed::join).rootCause().hasMessage("scope of lane blue opened here");
      assertThat(CurrentLane.get()).isEqualTo("blue");
    }
  }

  @Test
  void close_beforeAnInnerScope_isRefusedAndNamesTheInnerOne() {
    try (Scope outer = CurrentLane.open("blue");
        Scope inner = CurrentLane.open("green")) {
      assertThatThrownBy(outer::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed before an inner scope: lane green");
      assertThat(CurrentLane.capture()).as("what the thread carries").isNull();
    }
  }

  @Test
  void scopesOpenedBefore_areNotRecorded() {
    StrictScopes.disable();
    try (Scope ignored = CurrentLane.open("blue")) {
      StrictScopes.enable();

      assertThat(StrictScopes.isEnabled()).isTrue();
      assertThat(StrictScopes.open()).isEmpty();
    }
    assertThat(CurrentLane.get()).isNull();
  }

  @Test
  void forget_startsTheNextCheckClean() {
    CurrentLane.open("blue");

    StrictScopes.forget();

    assertThatCode(StrictScopes::requireNone).doesNotThrowAnyException();
  }
}
