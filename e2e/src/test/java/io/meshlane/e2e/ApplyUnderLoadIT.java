package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.meshlane.e2e.Changing.Form;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Retirement;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Lanes and services come and go, lanes are renamed, policies and filters change, while at least
 * 300 requests a second go through the gateway and the mesh: none fails, and after a change is done
 * none is answered by the version of before. {@code -Dmeshlane.e2e.rounds=50} is the long form.
 */
@Isolated("measures a load")
class ApplyUnderLoadIT {
  private static final int ROUNDS = Integer.getInteger("meshlane.e2e.rounds", 10);
  private static final int PER_SECOND = 320;
  private static final int AFTER_A_CHANGE = 150;
  private static final Map<String, String> CALLS_B = Map.of("UPSTREAM", "http://testbbb:32000/");
  private static final String BOTH_OLD = "testaaa@release -> testbbb@release";

  @RegisterExtension
  static final Stage STAGE =
      new Stage("apply")
          .echo("testaaa", "release", CALLS_B, 31000)
          .echo("testaaa", "r1", CALLS_B, 31000)
          .echo("testbbb", "release", Map.of(), 32000)
          .echo("testbbb", "r1", Map.of(), 32000)
          .echo("testccc", "release", Map.of(), 33000);

  private final Changing changing = new Changing(STAGE);

  /** A topology, perhaps one of its versions retired, and who answers. */
  private record Situation(
      String what, Form form, Optional<Retirement> retired, Map<Question, String> answers) {
    /** Version r1 of testbbb gone before its pods go. */
    Situation withRetiredR1() {
      Map<Question, String> fallenBack = new LinkedHashMap<>(answers);
      fallenBack.replaceAll((question, chain) -> chain.replace("testbbb@r1", "testbbb@release"));
      Retirement retirement = new Retirement("r1", Optional.of("testbbb"));
      String name = "version r1 of testbbb retired";
      return new Situation(name, form, Optional.of(retirement), fallenBack);
    }
  }

  @Test
  void requests_whileTheMeshChanges_neverFail() {
    changing.apply(Form.BASE, ApplyOptions.DEFAULT);
    try (Load load = Load.start(PER_SECOND, STAGE::send, situations().get(0).answers())) {
      for (int round = 0; round < ROUNDS; round++) {
        situations().forEach(next -> apply(next, load));
      }
      Load.Report ours = load.report();
      plainly(load);
      Load.Report plain = load.report().minus(ours);
      String record = ROUNDS + " rounds of " + situations().size() + " changes\n";
      System.err.println(
          record + "meshlane apply: " + ours.details() + "\none plain apply: " + plain.details());

      assertThat(ours.failed()).isZero();
      assertThat(ours.wrong()).isZero();
    }
  }

  private void apply(Situation next, Load load) {
    load.expectChange(next.what(), next.answers());
    Outcome<Applied> applied =
        next.retired()
            .map(version -> changing.retire(next.form(), version, ApplyOptions.DEFAULT))
            .orElseGet(() -> changing.apply(next.form(), ApplyOptions.DEFAULT));
    assertThat(applied.value()).as("%s", applied.diagnostics()).isPresent();
    load.expect(next.answers());
    load.awaitSent(AFTER_A_CHANGE);
  }

  /** As one kubectl apply would, which knows no retiring: all at once, then what is left goes. */
  private void plainly(Load load) {
    List<HasMetadata> before = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Situation next : situations().stream().filter(it -> it.retired().isEmpty()).toList()) {
        load.expectChange("plain: " + next.what(), next.answers());
        List<HasMetadata> now = STAGE.cluster().read(changing.scenario(next.form()).rules());
        now.forEach(STAGE.cluster()::apply);
        var names = now.stream().map(ApplyUnderLoadIT::name).collect(Collectors.toSet());
        before.stream()
            .filter(it -> !names.contains(name(it)))
            .forEach(it -> STAGE.cluster().client().resource(it).delete());
        before = now;
        STAGE.settled();
      }
    }
  }

  private static String name(HasMetadata object) {
    return object.getKind() + object.getMetadata().getNamespace() + object.getMetadata().getName();
  }

  /** Each is a change of the one before; the first of the last. */
  private static List<Situation> situations() {
    String ccc = Template.fill("apply/testccc.yaml", STAGE.values());
    Form r1 = new Form("release, r1", "release, r1", "", "");
    return List.of(
        situation("nothing but baselines", Form.BASE, "release", "", ""),
        situation("lane r1 added", r1, "r1", "", ""),
        situation("lane r1 added", r1, "r1", "", "").withRetiredR1(),
        situation("service testccc added", r1.with("", ccc), "r1", "", "ccc"),
        situation("lane team-x added", r1.with("", ccc + lane("team-x")), "r1", "team-x", "ccc"),
        situation("lane team-x renamed", r1.with("", ccc + lane("team-y")), "r1", "team-y", "ccc"),
        situation(
            "policies and a filter added",
            r1.with("timeout: 9s, idleTimeout: 15s", ccc + filter("one")),
            "r1",
            "",
            "ccc"),
        situation(
            "policies and the filter changed",
            r1.with("timeout: 8s, connections: {maxConnections: 900}", ccc + filter("two")),
            "r1",
            "",
            "ccc"),
        situation("service testccc removed", r1, "r1", "", ""));
  }

  private static String lane(String name) {
    return "  lanes: [{name: " + name + ", versions: {testbbb: r1}}]\n";
  }

  private static String filter(String host) {
    return "  callbacks: [{hosts: ["
        + host
        + ".example.com], lane: r1, at: {workload: {app: testaaa}}}]\n";
  }

  private static Situation situation(String what, Form form, String r1, String team, String ccc) {
    String host = STAGE.values().get("host");
    Map<Question, String> answers = new LinkedHashMap<>();
    String withR1 = "testaaa@" + r1 + " -> testbbb@" + r1;
    answers.put(Question.atGateway(host), BOTH_OLD);
    answers.put(Question.atGateway(host).lane("r1"), withR1);
    answers.put(Question.atGateway(host).lane("nobody"), BOTH_OLD);
    answers.put(Question.inMesh("testbbb", 32000).lane("r1"), "testbbb@" + r1);
    for (String lane : List.of("team-x", "team-y")) {
      String chain = lane.equals(team) ? "testaaa@release -> testbbb@r1" : BOTH_OLD;
      answers.put(Question.atGateway(host).lane(lane), chain);
    }
    answers.put(
        Question.atGateway(host).path("/ccc"), ccc.isEmpty() ? BOTH_OLD : "testccc@release");
    return new Situation(what, form, Optional.empty(), answers);
  }
}
