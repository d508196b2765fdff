package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.WORKLOAD_UNSELECTED;
import static io.meshlane.generator.diagnostic.Suggestion.nearest;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;
import static java.util.stream.Collectors.groupingBy;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Endpoints;
import io.meshlane.generator.discovery.Inventory.KubernetesService;
import io.meshlane.generator.discovery.Inventory.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pods with a version are selected by a Service; otherwise their version exists for nobody. Silent
 * where the manifests have no Service of the namespace at all.
 */
final class VersionIsSelected implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    var endpoints = new Endpoints(subject.inventory());
    Set<Workload> selected = new HashSet<>();
    subject.inventory().services().forEach(service -> selected.addAll(endpoints.behind(service)));
    Map<String, List<KubernetesService>> services =
        subject.inventory().services().stream().collect(groupingBy(KubernetesService::namespace));
    String label = subject.topology().versionLabel();
    for (Workload workload : subject.inventory().workloads()) {
      List<KubernetesService> around = services.getOrDefault(workload.namespace(), List.of());
      if (workload.label(label).isPresent() && !around.isEmpty() && !selected.contains(workload)) {
        findings.add(
            WORKLOAD_UNSELECTED,
            workload.place(),
            "no Service selects the pods of "
                + Deployed.named(workload)
                + ", so nothing reaches version "
                + quoted(workload.labels().getOrDefault(label, "")),
            help(workload, around));
      }
    }
  }

  private static String help(Workload workload, List<KubernetesService> services) {
    List<String> names = services.stream().map(KubernetesService::name).toList();
    return nearest(workload.label("app").orElse(workload.name()), names)
        .flatMap(near -> services.stream().filter(s -> s.name().equals(near)).findFirst())
        .map(
            near ->
                "Service "
                    + quoted(near.name())
                    + " selects "
                    + near.selector()
                    + ": write these labels under spec.template.metadata.labels")
        .orElse("write the labels of a Service's selector under spec.template.metadata.labels");
  }
}
