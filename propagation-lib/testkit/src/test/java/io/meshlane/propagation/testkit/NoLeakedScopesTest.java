package io.meshlane.propagation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import example.LeakingCases;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.StrictScopes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class NoLeakedScopesTest {
  @Test
  void leakedScope_failsItsTestAndNamesTheOpener() {
    List<String> messages =
        runLeakingCases()
            .failed()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .map(result -> result.getThrowable().orElseThrow().getMessage())
            .toList();

    assertThat(messages).hasSize(2).allMatch(text -> text.startsWith("scopes left open:\n"));
    assertThat(messages)
        .anyMatch(text -> text.contains("lane own") && text.contains("LeakingCases.leaks_here("))
        .anyMatch(text -> text.contains("lane other") && text.contains("on thread worker"));
    assertThat(CurrentLane.get()).isNull();
  }

  @Test
  void strictMode_isAfterwardsWhatItWasBefore() {
    runLeakingCases();

    assertThat(StrictScopes.isEnabled()).isFalse();

    StrictScopes.enable();
    try {
      runLeakingCases();

      assertThat(StrictScopes.isEnabled()).isTrue();
      assertThat(StrictScopes.open()).isEmpty();
    } finally {
      StrictScopes.disable();
    }
  }

  private static Events runLeakingCases() {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(LeakingCases.class))
        .execute()
        .testEvents();
  }
}
