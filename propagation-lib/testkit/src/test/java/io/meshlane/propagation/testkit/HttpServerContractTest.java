package io.meshlane.propagation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.sun.net.httpserver.HttpExchange;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class HttpServerContractTest {
  @Nested
  class Jdk extends HttpServerContract {
    @Override
    protected LaneServer start() throws IOException {
      return new JdkServer();
    }
  }

  @Test
  void contract_ofAServerThatTrustsAndForgets_isBroken() {
    List<String> broken =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(Trusting.class))
            .execute()
            .testEvents()
            .failed()
            .map(Event::getTestDescriptor)
            .map(test -> test.getDisplayName().replace("()", ""))
            .toList();

    assertThat(broken)
        .contains(
            "request_withoutLane_hasNoneOnAThreadThatServedOne",
            "lines_thatDiffer_areNoneAndCounted",
            "furtherHeader_isCarriedAsItCameIn",
            "furtherHeader_thatCannotBeSentOn_isNoneAndCounted",
            "value_thatIsNoLane_isNoneAndCounted")
        .doesNotContain("request_ofALane_isServedInIt");
  }

  static class Trusting extends HttpServerContract {
    @Override
    protected LaneServer start() throws IOException {
      return new JdkServer() {
        @Override
        void handle(HttpExchange exchange) throws IOException {
          String lane = exchange.getRequestHeaders().getFirst(Propagation.DEFAULT_HEADER);
          if (lane != null && lane.matches("[a-z][a-z0-9-]*")) {
            CurrentLane.replace(Propagated.ofLane(lane));
          }
          answer(exchange);
        }
      };
    }
  }
}
