package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentLaneTest {
  @AfterEach
  void nothingIsLeft() {
    assertThat(CurrentLane.capture()).isNull();
  }

  @Test
  void get_outsideOfEveryScope_isNull() {
    assertThat(CurrentLane.get()).isNull();
  }

  @Test
  void get_insideScope_isItsLane() {
    try (Scope ignored = CurrentLane.open("release-v1")) {
      assertThat(CurrentLane.get()).isEqualTo("release-v1");
    }

    assertThat(CurrentLane.get()).isNull();
  }

  @Test
  void close_ofInnerScope_bringsTheOuterLaneBack() {
    try (Scope outer = CurrentLane.open("blue")) {
      try (Scope inner = CurrentLane.open("green")) {
        assertThat(CurrentLane.get()).isEqualTo("green");
      }

      assertThat(CurrentLane.get()).isEqualTo("blue");
    }
  }

  @Test
  void close_ofScopeWithoutLane_bringsTheOuterLaneBack() {
    try (Scope outer = CurrentLane.open("blue")) {
      try (Scope inner = CurrentLane.open((String) null)) {
        assertThat(CurrentLane.get()).isNull();
      }

      assertThat(CurrentLane.get()).isEqualTo("blue");
    }
  }

  @Test
  void close_beforeAnInnerScope_leavesNothing() {
    Scope outer = CurrentLane.open("blue");
    Scope inner = CurrentLane.open("green");

    outer.close();
    inner.close();

    assertThat(CurrentLane.capture()).isNull();
  }

  @Test
  void close_afterAnAdapterHasPutTheSameBack_bringsTheOuterLaneBack() {
    try (Scope outer = CurrentLane.open("blue")) {
      try (Scope inner = CurrentLane.open("green")) {
        CurrentLane.replace(Propagated.ofLane(String.join("", "gre", "en")));
      }

      assertThat(CurrentLane.get()).isEqualTo("blue");
    }
  }

  @Test
  void close_ofAScopeOfTheRequestBefore_bringsNothingOfThatBack() {
    Scope leaked;
    try (Scope before = Propagation.withDefaults().receive(Map.of(), (map, name) -> line("blue"))) {
      leaked = CurrentLane.open("green");
    }
    try (Scope now = Propagation.withDefaults().receive(Map.of(), (map, name) -> line("red"))) {
      leaked.close();

      assertThat(CurrentLane.get()).isNull();
    }
  }

  private static Iterator<String> line(String value) {
    return List.of(value).iterator();
  }

  @Test
  void close_whenBodyThrows_bringsTheOuterStateBack() {
    assertThatThrownBy(
            () -> {
              try (Scope ignored = CurrentLane.open("blue")) {
                throw new IllegalStateException("body");
              }
            })
        .hasMessage("body");

    assertThat(CurrentLane.get()).isNull();
  }

  @Test
  void close_twice_leavesALaterScopeAlone() {
    Scope first = CurrentLane.open("blue");
    first.close();
    try (Scope ignored = CurrentLane.open("green")) {
      first.close();

      assertThat(CurrentLane.get()).isEqualTo("green");
    }
  }

  @Test
  void close_onAnotherThread_leavesBothThreadsAlone() throws InterruptedException {
    Scope scope = CurrentLane.open("blue");
    AtomicReference<String> seen = new AtomicReference<>();

    Thread other =
        new Thread(
            () -> {
              try (Scope ignored = CurrentLane.open("green")) {
                scope.close();
                seen.set(CurrentLane.get());
              }
            });
    other.start();
    other.join();

    assertThat(seen).hasValue("green");
    assertThat(CurrentLane.get()).isEqualTo("blue");
    scope.close();
  }

  @Test
  void get_onThreadStartedInsideScope_isNull() throws InterruptedException {
    AtomicReference<Propagated> seen = new AtomicReference<>(Propagated.NONE);
    try (Scope ignored = CurrentLane.open("blue")) {
      Thread child = new Thread(() -> seen.set(CurrentLane.capture()));
      child.start();
      child.join();
    }

    assertThat(seen).hasNullValue();
  }

  @Test
  void capture_tellsARequestWithoutLaneFromNoRequest() {
    assertThat(CurrentLane.capture()).isNull();
    try (Scope ignored = CurrentLane.open((String) null)) {
      assertThat(CurrentLane.capture()).isSameAs(Propagated.NONE);
    }
  }

  @Test
  void open_ofCaptured_carriesTheSame() {
    Propagated captured;
    try (Scope ignored = CurrentLane.open("blue")) {
      captured = CurrentLane.capture();
    }

    try (Scope ignored = CurrentLane.open(captured)) {
      assertThat(CurrentLane.get()).isEqualTo("blue");
    }
  }

  @Test
  void open_ofNull_leavesTheRequestForAWhile() {
    try (Scope outer = CurrentLane.open("blue")) {
      try (Scope inner = CurrentLane.open((Propagated) null)) {
        assertThat(CurrentLane.capture()).isNull();
      }

      assertThat(CurrentLane.get()).isEqualTo("blue");
    }
  }

  @Test
  void capture_ofWorkOfNoRequest_isKeptByWhatItHandsOver() {
    Runnable handedOver;
    AtomicReference<Propagated> seen = new AtomicReference<>();
    try (Scope ignored = CurrentLane.open(Propagated.OF_NO_REQUEST)) {
      assertThat(CurrentLane.capture()).isSameAs(Propagated.OF_NO_REQUEST);
      assertThat(CurrentLane.get()).isNull();
      handedOver = CurrentLane.wrap(() -> seen.set(CurrentLane.capture()));
    }

    handedOver.run();

    assertThat(seen).hasValue(Propagated.OF_NO_REQUEST);
    assertThat(Propagated.OF_NO_REQUEST).isNotEqualTo(Propagated.NONE);
  }

  @Test
  void open_insideOfWorkOfNoRequest_isARequest() {
    try (Scope outer = CurrentLane.open(Propagated.OF_NO_REQUEST)) {
      try (Scope inner = CurrentLane.open((String) null)) {
        assertThat(CurrentLane.capture()).isSameAs(Propagated.NONE);
      }
      try (Scope inner = CurrentLane.open("blue")) {
        assertThat(CurrentLane.capture()).isEqualTo(Propagated.ofLane("blue"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "-a", ".a", "a b", "a,b", "a\r\nb", "ü", "a/b", "日本"})
  void open_ofWhatIsNoLane_isRefused(String lane) {
    assertThatThrownBy(() -> CurrentLane.open(lane))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a lane: '")
        .hasMessageMatching("[ -~]*");
  }

  @Test
  void replace_setsAndClearsWithoutScope() {
    CurrentLane.replace(Propagated.ofLane("blue"));
    assertThat(CurrentLane.get()).isEqualTo("blue");

    CurrentLane.replace(null);
    assertThat(CurrentLane.capture()).isNull();
  }
}
