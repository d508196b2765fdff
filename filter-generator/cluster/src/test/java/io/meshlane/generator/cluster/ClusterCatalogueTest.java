package io.meshlane.generator.cluster;

import static io.meshlane.generator.cluster.Answers.forbidden;
import static io.meshlane.generator.cluster.Answers.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.cluster.istiod.Refusal;
import io.meshlane.generator.cluster.istiod.WaitResult.TimedOut;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.report.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of DIAGNOSTICS.md that need a cluster are what the code says. {@code
 * -Dgolden.update=true} writes them anew.
 */
class ClusterCatalogueTest {
  private static final Path PAGE = Path.of("../DIAGNOSTICS.md");
  private static final String SERVER = "https://127.0.0.1:6443";
  private static final String LEASE = "Lease shop/meshlane-shop";
  private static final KubernetesClientException PODS_FORBIDDEN =
      status(
          403,
          "pods is forbidden: User \"dev\" cannot list resource \"pods\" in API group \"\" at the"
              + " cluster scope");
  private static final ObjectKey RULE = key("DestinationRule", "cart");
  private static final ObjectKey ROUTE = key("VirtualService", "cart");

  @TempDir Path folder;

  private static ObjectKey key(String kind, String name) {
    return new ObjectKey("networking.istio.io/v1", kind, "shop", name);
  }

  static List<DiagnosticCode> codesOfClusters() {
    return Arrays.stream(DiagnosticCode.values()).filter(DiagnosticCode::isOfCluster).toList();
  }

  @ParameterizedTest
  @MethodSource("codesOfClusters")
  void code_inTheDiagnosticsPage_showsATrueExample(DiagnosticCode code) throws IOException {
    String text = Files.readString(PAGE);
    int from = text.indexOf("```text\n", text.indexOf("### " + code.id() + "\n")) + 8;
    int to = text.indexOf("\n```", from);
    Diagnostic found = example(code);
    String printed = DiagnosticPrinter.PLAIN.print(found);

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, text.substring(0, from) + printed + text.substring(to));
    }

    assertThat(found.code()).isEqualTo(code);
    assertThat(text.substring(from, to)).isEqualTo(printed);
  }

  private Diagnostic example(DiagnosticCode code) throws IOException {
    return switch (code) {
      case KUBECONFIG_INVALID, CLUSTER_UNREACHABLE -> unopened(code);
      case LIST_INCOMPLETE -> unlisted();
      case LEASE_HELD -> LeaseForm.held(LEASE, lease()).diagnostic();
      case LEASE_LOST -> LeaseForm.lost(LEASE).diagnostic();
      case OBJECT_CHANGED -> Writer.changed(ROUTE).diagnostic();
      case ISTIOD_UNREACHABLE ->
          Verdicts.unreachable("istio-system", "no istiod is running").diagnostic();
      case PROXY_REFUSED, PROXY_REFUSED_BEFORE -> refused(code);
      case PROXIES_LAG ->
          Verdicts.late(new TimedOut(List.of("cart-v1.shop"), List.of(), ""), "change routes")
              .diagnostic();
      case PROXIES_NOT_WAITED_FOR -> Verdicts.notWaitedFor("cart-v1.shop");
      case PODS_UNKNOWN -> Verdicts.unknownPods(Failure.of(PODS_FORBIDDEN, "pods").diagnostic());
      case SETTLE_PROVES_NOTHING -> Verdicts.settles(SERVER, Duration.ofSeconds(5));
      default -> answered(code).diagnostic();
    };
  }

  /** What an answer of the API server means. */
  private static ClusterProblem answered(DiagnosticCode code) {
    return switch (code) {
      case CLUSTER_UNAUTHENTICATED -> Failure.of(401, "Unauthorized", SERVER);
      case CLUSTER_FORBIDDEN ->
          Failure.of(
              forbidden("dev", "list", IstioKind.DESTINATION_RULE, "shop"),
              IstioKind.DESTINATION_RULE.resource());
      case ISTIO_API_MISSING ->
          Failure.of(
              status(404, "the server could not find the requested resource"),
              IstioKind.DESTINATION_RULE.resource());
      case NAMESPACE_MISSING ->
          Failure.of(status(404, "namespaces \"shop\" not found"), RULE.toString());
      case OBJECT_REFUSED ->
          Failure.of(
              status(
                  403,
                  "admission webhook \"policy.example.com\" denied the request:"
                      + " no changes on Fridays"),
              ROUTE.toString());
      case FIELD_CONFLICT ->
          Failure.of(
              Answers.conflict(".spec.trafficPolicy", "kubectl", "networking.istio.io/v1"),
              RULE.toString());
      default -> throw new AssertionError("no example of " + code);
    };
  }

  private Diagnostic unopened(DiagnosticCode code) throws IOException {
    Path file = Answers.kubeconfig(folder, "https://127.0.0.1:1");
    String context = code == DiagnosticCode.KUBECONFIG_INVALID ? "staging" : "here";
    return LiveMesh.open(Answers.options(file, context)).diagnostics().get(0);
  }

  private static Diagnostic unlisted() {
    var unlisted = new ClusterReader.Unlisted();
    unlisted.add("pay", IstioKind.DESTINATION_RULE);
    Findings findings = new Findings();
    unlisted.report(findings, SERVER);
    return findings.sorted().get(0);
  }

  private static Lease lease() {
    return new LeaseBuilder()
        .withNewSpec()
        .withHolderIdentity("ci@runner-7 pid 42")
        .withAcquireTime(ZonedDateTime.parse("2026-11-21T14:00:00Z"))
        .endSpec()
        .build();
  }

  private static Diagnostic refused(DiagnosticCode code) {
    String message = "Error adding/updating listener(s) virtualInbound: script load error";
    if (code == DiagnosticCode.PROXY_REFUSED_BEFORE) {
      return Verdicts.refusedBefore(new Refusal("pay-v1.pay", "Listener", message));
    }
    return Verdicts.refused(
            new Refusal("cart-v1.shop", "Listener", message),
            List.of(key("EnvoyFilter", "cart-callbacks")),
            "change gateways and filters",
            true)
        .diagnostic();
  }
}
