package io.meshlane.generator.cli;

import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.cluster.TopologyName;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.render.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code meshlane apply}: a topology to a live mesh. */
@Command(
    name = "apply",
    description = {
      "Changes a live mesh to what a topology says, without a failed request.",
      "",
      "Adds first, waits until every proxy has it, then changes routes, waits again, and removes"
          + " last. It can be stopped at any point and run again: it goes on from what is there.",
      ""
    },
    footer = {
      "  meshlane apply k8s/meshlane.yaml",
      "  meshlane apply k8s/meshlane.yaml --context staging --dry-run server",
      "  meshlane apply k8s/meshlane.yaml --settle 5s   # without access to istiod"
    })
final class ApplyCommand implements Callable<Integer> {
  @Mixin private InputOptions input;
  @Mixin private ClusterFlags cluster;
  @Mixin private ApplyFlags flags;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    Outcome<LiveMesh> opened = LiveMesh.open(cluster.options());
    if (opened.value().isEmpty()) {
      return report.report(opened, it -> "{}", it -> {});
    }
    try (LiveMesh mesh = opened.value().get()) {
      Outcome<Applied> applied =
          mesh.apply(name(input.request()), this::plan, flags.options(), report::println);
      return report.report(applied, it -> "{}", it -> report.println(it.summary()));
    }
  }

  private static TopologyName name(GenerateRequest request) {
    return TopologyName.of(request.topology()).orElseThrow();
  }

  private Outcome<Plan> plan(MeshReader reader) {
    Outcome<List<Manifest>> rendered = new Meshlane().render(input.request());
    Findings findings = new Findings();
    List<MeshObject> wanted =
        rendered.value().orElse(List.of()).stream()
            .flatMap(it -> MeshObject.parse(it.fileName(), it.text(), findings).stream())
            .toList();
    Set<ObjectKey> keys = wanted.stream().map(MeshObject::key).collect(Collectors.toSet());
    Set<String> namespaces = keys.stream().map(ObjectKey::namespace).collect(Collectors.toSet());
    Optional<Plan> plan =
        reader
            .state("testenv", namespaces, keys, findings)
            .map(state -> Plan.between(state, wanted));
    return new Outcome<>(findings.sorted(), plan);
  }
}
