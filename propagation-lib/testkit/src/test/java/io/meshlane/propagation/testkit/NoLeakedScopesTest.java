package io.meshlane.propagation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import example.LeakingCases;
import io.meshlane.propagation.CurrentLane;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class NoLeakedScopesTest {
  @Test
  void leakedScope_failsItsTestAndNamesTheOpener() {
    List<String> messages =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(LeakingCases.class))
            .execute()
            .testEvents()
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
}
