package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.APP_LABEL_MISSING;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory.Workload;
import java.util.List;

/**
 * Pods behind a service carry a label that names their application: Istio's telemetry and Kiali's
 * graph tell workloads apart by it. Routing does not need it.
 *
 * @see <a href="https://istio.io/latest/docs/ops/deployment/application-requirements/">Application
 *     requirements</a>
 */
final class PodsCarryApp implements Analyzer {
  /** In the order in which Istio looks for the canonical service name. */
  private static final List<String> ACCEPTED =
      List.of("service.istio.io/canonical-name", "app.kubernetes.io/name", "app");

  @Override
  public void analyze(Subject subject, Findings findings) {
    Deployed.workloads(subject)
        .filter(PodsCarryApp::isNameless)
        .forEach(
            workload ->
                findings.add(
                    APP_LABEL_MISSING,
                    workload.place(),
                    "the pods of "
                        + Deployed.named(workload)
                        + " have no label 'app', so traces and graphs cannot name them",
                    "write app: <the service's name> under spec.template.metadata.labels"));
  }

  private static boolean isNameless(Workload workload) {
    return ACCEPTED.stream().allMatch(label -> workload.label(label).isEmpty());
  }
}
