package io.meshlane.e2e;

import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Retirement;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.cluster.TopologyName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The topologies of one stage that change, applied as a user would. */
final class Changing {
  private final Stage stage;

  Changing(Stage stage) {
    this.stage = stage;
  }

  /**
   * A form of {@code apply/topology.yaml}.
   *
   * @param aaa versions of testaaa
   * @param more further keys of the spec, beginning with services
   */
  record Form(String aaa, String bbb, String traffic, String more) {
    static final Form BASE = new Form("release", "release", "", "");

    Form with(String otherTraffic, String otherMore) {
      return new Form(aaa, bbb, otherTraffic, otherMore);
    }
  }

  Scenario scenario(Form form) {
    Map<String, String> values = new HashMap<>(stage.values());
    values.put("aaa", form.aaa());
    values.put("bbb", form.bbb());
    values.put("traffic", form.traffic());
    values.put("more", form.more());
    return Scenario.of(Template.fill("apply/topology.yaml", values), List.of());
  }

  /** Applies it; returns what was found besides. */
  Outcome<Applied> apply(Form form, ApplyOptions how) {
    return apply(form, how, ClusterOptions.DEFAULT, line -> {});
  }

  /** Retires a version of a service, which {@code form} still lists. */
  Outcome<Applied> retire(Form form, Retirement retirement, ApplyOptions how) {
    ChangeRequest listed = ChangeRequest.of(scenario(form).request());
    ChangeRequest without =
        new ChangeRequest(
            listed.topology(),
            listed.discover(),
            listed.unreadyGrace(),
            Optional.of(retirement),
            listed.rootNamespace());
    return apply(without, how, ClusterOptions.DEFAULT, line -> {});
  }

  /** The same as somebody else; {@code lines} hears the progress. */
  Outcome<Applied> apply(Form form, ApplyOptions how, ClusterOptions who, Consumer<String> lines) {
    return apply(scenario(form), how, who, lines);
  }

  /** The same for any topology. */
  static Outcome<Applied> apply(
      Scenario scenario, ApplyOptions how, ClusterOptions who, Consumer<String> lines) {
    return apply(ChangeRequest.of(scenario.request()), how, who, lines);
  }

  private static Outcome<Applied> apply(
      ChangeRequest request, ApplyOptions how, ClusterOptions who, Consumer<String> lines) {
    Outcome<LiveMesh> opened = LiveMesh.open(who);
    if (opened.value().isEmpty()) {
      return new Outcome<>(opened.diagnostics(), Optional.empty());
    }
    try (LiveMesh mesh = opened.value().get()) {
      return mesh.apply(
          TopologyName.of(request.topology().topology()),
          reader -> new Meshlane().plan(request, reader),
          how,
          lines);
    }
  }
}
