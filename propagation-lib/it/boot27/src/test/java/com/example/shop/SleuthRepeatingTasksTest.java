package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.it.Downstream;
import io.meshlane.propagation.it.Upstream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sleuth gives each run of a task that repeats the span, and so the baggage, of the request it was
 * scheduled in: the lane is not to be read back from there.
 */
class SleuthRepeatingTasksTest {
  private static final List<String> NO_LINE = List.of();

  private static Downstream downstream;
  private static SleuthShop plain;
  private static SleuthShop nightly;

  @BeforeAll
  static void start() {
    downstream = Downstream.start();
    plain = SleuthShop.on("servlet", "spring.profiles.active=repeating");
    nightly =
        SleuthShop.on(
            "servlet",
            "spring.profiles.active=repeating",
            "meshlane.propagation.origin.enabled=true",
            "meshlane.propagation.origin.lane=nightly");
  }

  @AfterAll
  static void stop() {
    nightly.close();
    plain.close();
    downstream.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service-at-rate",
        "service-with-delay",
        "scheduler-at-rate",
        "scheduler-with-delay",
        "scheduler-by-trigger"
      })
  void taskThatRepeats_sendsTheOriginOrNone(String kind) {
    assertThat(sent(plain, "repeating/" + kind)).hasSizeGreaterThan(2).containsOnly(NO_LINE);
    assertThat(sent(nightly, "repeating/" + kind))
        .hasSizeGreaterThan(2)
        .containsOnly(List.of("nightly"));
  }

  /** A limit: nothing of ours is on its way. */
  @Test
  void taskThatRepeats_inAnExecutorDeclaredAsAClassOfJavas_keepsTheLane() {
    assertThat(sent(plain, "repeating/executor-at-rate")).containsOnly(List.of("release-v1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"service", "scheduler"})
  void taskThatRunsOnce_sendsTheLaneOfItsRequest(String kind) {
    assertThat(sent(plain, "once/" + kind)).containsExactly(List.of("release-v1"));
    assertThat(sent(nightly, "once/" + kind)).containsExactly(List.of("release-v1"));
  }

  @Test
  void scheduledMethod_sendsTheOriginOrNone() {
    assertThat(sent(plain, "scheduled")).containsExactly(NO_LINE);
    assertThat(sent(nightly, "scheduled")).containsExactly(List.of("nightly"));
  }

  private static List<List<String>> sent(SleuthShop shop, String path) {
    String id = (shop == plain ? "plain/" : "nightly/") + path;
    Upstream.Answer answer =
        new Upstream(shop.address()).send(path, downstream.address(id), "release-v1");

    assertThat(answer).isEqualTo(Upstream.Answer.DONE);
    return downstream.received(id);
  }
}
