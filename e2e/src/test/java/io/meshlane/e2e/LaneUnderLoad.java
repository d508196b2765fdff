package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.e2e.Changing.Form;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.cluster.WaitOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Around each test more than 300 requests a second; afterwards the lane's change is completed. None
 * may fail, and none may be answered by a version of neither before nor after.
 */
final class LaneUnderLoad implements BeforeEachCallback, AfterEachCallback {
  static final Form WITH_R1 = new Form("release", "release, r1", "", "");
  static final ApplyOptions PATIENT = within(Duration.ofMinutes(5));
  private static final String OLD = "testaaa@release -> testbbb@release";
  private static final String WITH_LANE = "testaaa@release -> testbbb@r1";

  private final Stage stage;
  private final Changing changing;
  private Load load;

  LaneUnderLoad(Stage stage) {
    this.stage = stage;
    this.changing = new Changing(stage);
  }

  static ApplyOptions within(Duration timeout) {
    return new ApplyOptions(
        new WaitOptions("istio-system", List.of(), Optional.empty(), timeout),
        false,
        false,
        false,
        Duration.ZERO);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    assertDone(changing.apply(Form.BASE, PATIENT));
    load = Load.start(320, stage::send, answers(Form.BASE));
  }

  private Map<Question, String> answers(Form form) {
    Question ask = Question.atGateway(stage.values().get("host"));
    return Map.of(ask, OLD, ask.lane("r1"), form.bbb().contains("r1") ? WITH_LANE : OLD);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    apply(WITH_R1);
    Question lane = Question.atGateway(stage.values().get("host")).lane("r1");
    assertThat(stage.send(lane).chain()).isEqualTo(WITH_LANE);
    load.close();
    Load.Report report = load.report();
    System.err.println(context.getDisplayName() + ": " + report.details());
    assertThat(report.failed()).as("%s", report.mistakes()).isZero();
    assertThat(report.wrong()).as("%s", report.mistakes()).isZero();
  }

  /** Applies it to its end. */
  void apply(Form form) {
    begin(form);
    assertDone(changing.apply(form, PATIENT));
    load.expect(answers(form));
  }

  /** From now on answers may be those of {@code form}, and those of before still. */
  void begin(Form form) {
    load.expectChange(form.toString(), answers(form));
  }

  Changing changing() {
    return changing;
  }

  /** Applies it, as somebody; {@code lines} hears of each line, before the next thing is done. */
  Outcome<Applied> apply(Form form, ApplyOptions how, ClusterOptions who, Consumer<String> lines) {
    begin(form);
    Outcome<Applied> applied = changing.apply(form, how, who, lines);
    if (applied.value().isPresent()) {
      load.expect(answers(form));
    }
    return applied;
  }

  static void assertDone(Outcome<Applied> applied) {
    assertThat(applied.value()).as("%s", applied.diagnostics()).isPresent();
  }
}
