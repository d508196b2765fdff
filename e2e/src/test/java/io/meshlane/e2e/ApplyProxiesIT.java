package io.meshlane.e2e;

import static io.meshlane.e2e.LaneUnderLoad.PATIENT;
import static io.meshlane.e2e.LaneUnderLoad.WITH_R1;
import static io.meshlane.e2e.LaneUnderLoad.assertDone;
import static io.meshlane.e2e.LaneUnderLoad.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.Outcome;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Proxies that never answer, lose their connection, or end, while an apply is at work under load.
 */
@Isolated("measures a load")
class ApplyProxiesIT {
  @RegisterExtension
  @Order(1)
  static final Stage STAGE =
      new Stage("proxies")
          .echo("testaaa", "release", Map.of("UPSTREAM", "http://testbbb:32000/"), 31000)
          .echo("testbbb", "release", Map.of(), 32000)
          .echo("testbbb", "r1", Map.of(), 32000);

  @RegisterExtension
  @Order(2)
  final LaneUnderLoad lane = new LaneUnderLoad(STAGE);

  @Test
  void proxy_thatNeverAcknowledges_isNamedWhenTheTimeIsOver() {
    try (WeakProxy weak = WeakProxy.start(STAGE)) {
      Outcome<Applied> applied = applyAnd(within(Duration.ofSeconds(10)), "1/", weak::stop);

      List<Diagnostic> found = applied.diagnostics();
      assertThat(applied.value()).isEmpty();
      assertThat(found).hasSize(1);
      assertThat(found.get(0).code().id()).isEqualTo("ML0536");
      assertThat(found.get(0).message()).endsWith("have not acknowledged: " + weak);

      weak.goOn();
      assertDone(lane.changing().apply(WITH_R1, PATIENT));
    }
  }

  @Test
  void proxy_thatLosesItsConnection_isWaitedForWhereItComesBack() {
    try (WeakProxy weak = WeakProxy.start(STAGE)) {
      Outcome<Applied> applied = applyAnd(PATIENT, "1/", weak::kill);

      assertDone(applied);
    }
  }

  @Test
  void proxy_thatEnds_isNotWaitedFor() {
    WeakProxy weak = WeakProxy.start(STAGE);

    Outcome<Applied> applied = applyAnd(PATIENT, "1/", weak::close);

    assertDone(applied);
  }

  /** Adds the lane; when the line of a phase is said, something happens. */
  private Outcome<Applied> applyAnd(ApplyOptions how, String phase, Runnable event) {
    return lane.apply(
        WITH_R1,
        how,
        ClusterOptions.DEFAULT,
        line -> {
          if (line.startsWith(phase)) {
            event.run();
          }
        });
  }
}
