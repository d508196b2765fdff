package io.meshlane.generator.analysis;

import static io.meshlane.generator.discovery.ManifestTexts.deployment;
import static io.meshlane.generator.discovery.ManifestTexts.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Topologies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestRulesTest {
  private static final String CART = "services: [{name: cart, port: 80, versions: [v1]}]";
  private static final String V1 = deployment("cart-v1", "{app: cart, version: v1}", "{}");

  private static final String SEEDS =
      "gateways: [{name: gateway, selector: {istio: ingressgateway}, servers: [{port: 80, protocol:"
          + " HTTP, hosts: [\"*\"]}], workload: {namespace: istio-system}}], services: [{name:"
          + " testaaa, port: 1, versions: [release], entry: [{gateway: gateway, hosts: [\"*\"],"
          + " prefix: /}], hosts: [shop.example.com]}, {name: testbbb, port: 1, versions:"
          + " [release]}]";

  private static List<Diagnostic> check(Analyzer rule, String spec, String manifests) {
    Topologies filled = Topologies.filled(spec, manifests);
    Findings findings = new Findings();
    rule.analyze(new Subject(filled.topology(), filled.inventory(), filled.sources()), findings);
    return findings.sorted();
  }

  private static Diagnostic finding(Analyzer rule, String spec, String manifests) {
    List<Diagnostic> found = check(rule, spec, manifests);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{port: 80, name: tcp-web}",
        "{port: 80, name: http, appProtocol: TLS}",
        "{port: 80, name: http, protocol: UDP}"
      })
  void port_thatIstioTakesForTcp_isAFindingInTheManifest(String port) {
    Diagnostic found = finding(new PortIsHttp(), CART, service("cart", port) + V1);

    assertThat(found.message()).startsWith("port 80 of service 'cart' is no HTTP to Istio");
    assertThat(found.place().file()).endsWith("manifests.yaml");
    assertThat(found.help()).contains("appProtocol: http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{port: 80}", "{port: 80, name: http}", "{port: 81, name: tcp}"})
  void port_thatIsHttpOrSniffedOrUnused_isFine(String port) {
    assertThat(check(new PortIsHttp(), CART, service("cart", port) + V1)).isEmpty();
  }

  @Test
  void service_whosePortsAreAllTcp_saysWhyItHasNone() {
    String spec = "services: [{name: cart, versions: [v1]}]";

    Diagnostic found = finding(new PortIsHttp(), spec, service("cart", "{port: 9, name: tcp}"));

    assertThat(found.message()).contains("its name is 'tcp'");
  }

  @Test
  void port_thatTheServiceDoesNotHave_isAFinding() {
    Diagnostic found = finding(new PortIsOnService(), CART, service("cart", "{port: 8080}"));

    assertThat(found.message()).contains("no port 80", "only '8080'");
    assertThat(check(new PortIsOnService(), CART, service("cart", "{port: 80}"))).isEmpty();
  }

  @Test
  void pods_withoutVersion_areAFindingOnce() {
    String spec =
        "services: [{name: cart, port: 80, versions: [v1]}, {name: cart2, port: 80, versions:"
            + " [v1]}]";
    String second = service("cart2", "{port: 80}").replace("app: cart2", "app: cart");
    String manifests = service("cart", "{port: 80}") + second;

    Diagnostic found =
        finding(new PodsCarryVersion(), spec, manifests + deployment("x", "{app: cart}", "{}"));

    assertThat(found.message()).contains("Deployment 'x'", "no label 'version'");
    assertThat(found.help()).contains("version: release");
    assertThat(check(new PodsCarryVersion(), spec, manifests + V1)).isEmpty();
  }

  @Test
  void pods_withoutApp_areAFindingUnlessAnotherLabelNamesThem() {
    String manifests = service("cart", "{port: 80}").replace("app: cart", "run: cart");
    String named = "{run: cart, app.kubernetes.io/name: cart, version: v1}";

    Diagnostic found =
        finding(new PodsCarryApp(), CART, manifests + deployment("x", "{run: cart}", "{}"));

    assertThat(found.help()).contains("app:");
    assertThat(check(new PodsCarryApp(), CART, manifests + deployment("x", named, "{}"))).isEmpty();
  }

  @Test
  void version_thatNoServiceSelects_namesTheLabelsToWrite() {
    String lost = deployment("cart-v2", "{app: carts, version: v2}", "{}");

    Diagnostic found =
        finding(new VersionIsSelected(), CART, service("cart", "{port: 80}") + V1 + lost);

    assertThat(found.message()).contains("Deployment 'cart-v2'", "version 'v2'");
    assertThat(found.help()).contains("Service 'cart' selects {app=cart}");
  }

  @Test
  void version_whereServicesAreElsewhere_isFine() {
    assertThat(check(new VersionIsSelected(), CART, V1)).isEmpty();
    assertThat(check(new VersionIsSelected(), CART, service("cart", "{port: 80}") + V1)).isEmpty();
  }

  @Test
  void pod_runningAsTheProxy_isAFinding() {
    String pod = "{securityContext: {runAsUser: %d}}";
    String labels = "{app: cart, version: v1}";
    String cart = service("cart", "{port: 80}");

    Diagnostic found =
        finding(new PodIsNotTheProxy(), CART, cart + deployment("a", labels, pod.formatted(1337)));

    assertThat(found.message()).contains("1337");
    String other = deployment("a", labels, pod.formatted(1000));
    assertThat(check(new PodIsNotTheProxy(), CART, cart + other)).isEmpty();
  }

  @Test
  void version_thatNobodyDeploys_isAFindingWithTheNearestName() {
    String spec = "services: [{name: cart, port: 80, versions: [v1, release-v3]}]";
    String third = deployment("cart-v3", "{app: cart, version: release-v2}", "{}");

    Diagnostic found =
        finding(new VersionIsDeployed(), spec, service("cart", "{port: 80}") + V1 + third);

    assertThat(found.message()).contains("'release-v3'", "503 UH");
    assertThat(found.help()).startsWith("did you mean 'release-v2'?");
    assertThat(found.place().column()).isGreaterThan(100);
  }

  @Test
  void version_whereWorkloadsAreElsewhere_isFine() {
    assertThat(check(new VersionIsDeployed(), CART, service("cart", "{port: 80}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "testbbb",
        "testbbb.test-istio",
        "testbbb.test-istio.svc.cluster.local",
        "TESTBBB.test-istio.svc.cluster.local",
        "\"*.test-istio.svc.cluster.local\"",
        "\"*.local\""
      })
  void destinationRule_ofAHostOfTheTopology_isForeign(String host) {
    Diagnostic found = finding(new HostHasNoOtherRule(), SEEDS, destinationRule(host));

    assertThat(found.message()).contains("testbbb.test-istio.svc.cluster.local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"other", "testbbb.prod.svc.cluster.local", "\"*.prod.svc.cluster.local\""})
  void destinationRule_ofAnotherHost_isNoBusinessOfOurs(String host) {
    assertThat(check(new HostHasNoOtherRule(), SEEDS, destinationRule(host))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{hosts: [testbbb]}",
        "{hosts: [x.example.com, shop.example.com]}",
        "{hosts: [testbbb], gateways: [mesh, other]}",
        "{hosts: [\"*\"], gateways: [gateway]}",
        "{hosts: [\"*\"], gateways: [test-istio/gateway]}"
      })
  void virtualService_ofAHostOfTheTopology_isForeign(String spec) {
    Diagnostic found = finding(new HostHasNoOtherRule(), SEEDS, virtualService(spec));

    assertThat(found.message()).startsWith("hand-written VirtualService 'byhand'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{hosts: [other]}",
        "{hosts: [testbbb], gateways: [gateway]}",
        "{hosts: [\"*\"], gateways: [other/gateway]}",
        "{hosts: [\"*.test-istio.svc.cluster.local\"]}",
        "{http: []}"
      })
  void virtualService_ofAnotherHost_isNoBusinessOfOurs(String spec) {
    assertThat(check(new HostHasNoOtherRule(), SEEDS, virtualService(spec))).isEmpty();
  }

  private static String destinationRule(String host) {
    return rule("DestinationRule", "{host: " + host + "}");
  }

  private static String virtualService(String spec) {
    return rule("VirtualService", spec);
  }

  private static String rule(String kind, String spec) {
    return """
        apiVersion: networking.istio.io/v1
        kind: %s
        metadata: {name: byhand, namespace: test-istio}
        spec: %s
        """
        .formatted(kind, spec);
  }
}
