package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.RUNS_AS_PROXY_USER;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.PodUser;

/**
 * No container of a service runs as user 1337: Istio's redirection leaves that user's traffic
 * alone, so nothing it sends would follow a lane.
 *
 * @see <a href="https://istio.io/latest/docs/ops/deployment/application-requirements/">Application
 *     requirements</a>
 */
final class PodIsNotTheProxy implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Deployed.workloads(subject)
        .filter(workload -> workload.runAsUser().orElse(0) == PodUser.PROXY)
        .forEach(
            workload ->
                findings.add(
                    RUNS_AS_PROXY_USER,
                    workload.place(),
                    Deployed.named(workload)
                        + " runs as user 1337, whose requests bypass the sidecar and every lane",
                    "write another number, such as runAsUser: 1000"));
  }
}
