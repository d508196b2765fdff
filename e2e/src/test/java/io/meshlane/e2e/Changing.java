package io.meshlane.e2e;

import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.cluster.TopologyName;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.render.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    return apply(
        form, how, ClusterOptions.DEFAULT, Collections.synchronizedList(new ArrayList<>()));
  }

  /** The same as somebody else; {@code lines} hears the progress. */
  Outcome<Applied> apply(Form form, ApplyOptions how, ClusterOptions who, List<String> lines) {
    Scenario scenario = scenario(form);
    Outcome<LiveMesh> opened = LiveMesh.open(who);
    if (opened.value().isEmpty()) {
      return new Outcome<>(opened.diagnostics(), Optional.empty());
    }
    try (LiveMesh mesh = opened.value().get()) {
      TopologyName name = TopologyName.of(scenario.request().topology()).orElseThrow();
      return mesh.apply(name, reader -> plan(scenario, reader), how, lines::add);
    }
  }

  private static Outcome<Plan> plan(Scenario scenario, MeshReader reader) {
    Outcome<List<Manifest>> rendered = new Meshlane().render(scenario.request());
    Findings findings = new Findings();
    List<MeshObject> wanted =
        rendered.value().orElseThrow().stream()
            .flatMap(it -> MeshObject.parse(it.fileName(), it.text(), findings).stream())
            .toList();
    Set<ObjectKey> keys = wanted.stream().map(MeshObject::key).collect(Collectors.toSet());
    Set<String> namespaces = keys.stream().map(ObjectKey::namespace).collect(Collectors.toSet());
    String topology = wanted.get(0).topology().orElseThrow();
    return new Outcome<>(
        findings.sorted(),
        reader
            .state(topology, namespaces, keys, findings)
            .map(state -> Plan.between(state, wanted)));
  }
}
