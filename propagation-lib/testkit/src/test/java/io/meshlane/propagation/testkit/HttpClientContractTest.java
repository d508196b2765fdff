package io.meshlane.propagation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class HttpClientContractTest {
  @Nested
  class UrlConnection extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      return new UrlConnectionClient(rules);
    }
  }

  @Test
  void contract_ofAClientThatForgets_isBroken() {
    assertThat(brokenBy(Forgetful.class))
        .contains("call_insideAScope_carriesItsLane", "calls_ofManyThreads_carryTheirOwnLane");
  }

  @Test
  void contract_ofAClientThatSendsFromWhicheverThread_isBroken() {
    assertThat(brokenBy(LateReading.class))
        .containsExactlyInAnyOrder(
            "asyncCalls_carryTheLaneOfTheirStart",
            "asyncCall_ofARequestWithoutLane_isNeitherGivenOneNorCountedAsLost");
  }

  @Test
  void contract_ofAClientThatAsksNoRules_isBroken() {
    assertThat(brokenBy(Careless.class))
        .contains(
            "call_toADeniedHost_carriesNone",
            "call_withTheUsersOwnHeader_keepsItAndAddsNone",
            "call_ofOtherRules_usesTheirHeader");
  }

  private static List<String> brokenBy(Class<?> contract) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(contract))
        .execute()
        .testEvents()
        .failed()
        .map(Event::getTestDescriptor)
        .map(test -> test.getDisplayName().replace("()", ""))
        .toList();
  }

  static class Forgetful extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      LaneClient real = new UrlConnectionClient(rules);
      return (url, headers) -> {
        try (var ignored = CurrentLane.open((String) null)) {
          return real.get(url, headers);
        }
      };
    }
  }

  static class LateReading extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      LaneClient real = new UrlConnectionClient(rules);
      return new AsyncLaneClient() {
        @Override
        public int get(URI url, Map<String, String> headers) throws Exception {
          return real.get(url, headers);
        }

        @Override
        public CompletableFuture<Integer> getAsync(URI url, Map<String, String> headers) {
          return CompletableFuture.supplyAsync(
              () -> {
                try {
                  return real.get(url, headers);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
        }
      };
    }
  }

  static class Careless extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      LaneClient real = new UrlConnectionClient(Propagation.withDefaults());
      return (url, headers) -> {
        String lane = CurrentLane.get();
        return real.get(url, lane == null ? headers : Map.of("project-version", lane));
      };
    }
  }
}
