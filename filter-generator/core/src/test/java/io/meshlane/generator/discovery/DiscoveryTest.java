package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.DiagnosticCode.SERVICE_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Service.Port;
import io.meshlane.generator.topology.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final String SEEDS =
      String.join(
          "---\n",
          ManifestTexts.seed("testbbb", 32000, "release"),
          ManifestTexts.seed("testaaa", 31000, "release-v1"),
          ManifestTexts.seed("testaaa", 31000, "release"));

  private static Service service(Topologies filled, String name) {
    return filled.topology().services().stream()
        .filter(found -> found.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Diagnostic finding(Topologies filled) {
    assertThat(filled.findings().sorted())
        .extracting(Diagnostic::code)
        .containsExactly(SERVICE_NOT_FOUND);
    return filled.findings().sorted().get(0);
  }

  @Test
  void topology_withoutServices_getsThoseOfTheManifests() {
    Topologies filled = Topologies.filled("ancestors: false", SEEDS);

    Service testaaa = filled.topology().services().get(0);
    assertThat(filled.topology().services())
        .extracting(Service::name)
        .containsExactly("testaaa", "testbbb");
    assertThat(testaaa.ports()).containsExactly(new Port("", 31000));
    assertThat(testaaa.versions()).containsExactly("release", "release-v1");
    assertThat(testaaa.baseline()).isEqualTo("release");
    assertThat(testaaa.traffic()).isEqualTo(Traffic.NONE);
    assertThat(testaaa.entries()).isEmpty();
    assertThat(filled.findings().sorted()).isEmpty();
  }

  @Test
  void addedService_standsWhereItsManifestDoes() {
    Topologies filled = Topologies.filled("ancestors: false", SEEDS);

    var place = filled.sources().place(service(filled, "testaaa").origin().child("versions"));

    assertThat(place.file()).endsWith("manifests.yaml");
    assertThat(place.line()).isGreaterThan(60);
  }

  @Test
  void listedService_withoutPortsAndVersions_getsBothAndKeepsTheRest() {
    Topologies filled =
        Topologies.filled("services: [{name: testaaa, traffic: {timeout: 10s}}]", SEEDS);

    Service testaaa = service(filled, "testaaa");
    assertThat(filled.topology().services()).hasSize(2);
    assertThat(testaaa.ports()).containsExactly(new Port("", 31000));
    assertThat(testaaa.versions()).containsExactly("release", "release-v1");
    assertThat(testaaa.traffic().timeout()).isPresent();
  }

  @Test
  void topology_winsOverTheManifests() {
    Topologies filled =
        Topologies.filled("services: [{name: testaaa, port: 80, versions: [v9]}]", SEEDS);

    assertThat(service(filled, "testaaa").ports()).containsExactly(new Port("", 80));
    assertThat(service(filled, "testaaa").versions()).containsExactly("v9");
  }

  @Test
  void listedService_ofAnotherNamespace_isAnotherService() {
    Topologies filled =
        Topologies.filled(
            "services: [{name: testaaa, namespace: prod, port: 80, versions: [v9]}]", SEEDS);

    assertThat(filled.topology().services()).hasSize(3);
  }

  @Test
  void versions_comeFromTheTopologysLabel() {
    String manifests =
        ManifestTexts.service("cart", "{port: 80}")
            + ManifestTexts.deployment("a", "{app: cart, lane: x, version: v1}", "{}")
            + ManifestTexts.deployment("b", "{app: cart, lane: x, version: v2}", "{}");

    Topologies filled = Topologies.filled("versionLabel: lane", manifests);

    assertThat(service(filled, "cart").versions()).containsExactly("x");
  }

  @Test
  void ports_thatIstioTakesForTcp_areLeftOut() {
    String ports =
        "{port: 80, name: http}, {port: 90, name: tcp}, {port: 91, name: web}, {port: 53, name:"
            + " dns, protocol: UDP}";
    String manifests =
        ManifestTexts.service("cart", ports)
            + ManifestTexts.deployment("cart", "{app: cart, version: v1}", "{}");

    Topologies filled = Topologies.filled("ancestors: false", manifests);

    assertThat(service(filled, "cart").ports())
        .containsExactly(new Port("http", 80), new Port("web", 91));
  }

  @Test
  void services_whereNoLaneCouldMakeADifference_areNotAdded() {
    String manifests =
        ManifestTexts.service("database", "{port: 3306, name: mysql}")
            + ManifestTexts.deployment("database", "{app: database, version: v1}", "{}")
            + ManifestTexts.service("unversioned", "{port: 80}")
            + ManifestTexts.deployment("unversioned", "{app: unversioned}", "{}")
            + ManifestTexts.service("nobody", "{port: 80}");

    Topologies filled = Topologies.filled("ancestors: false", manifests);

    assertThat(filled.topology().services()).isEmpty();
    assertThat(filled.findings().sorted()).isEmpty();
  }

  @Test
  void service_theManifestsDoNotHave_isAFindingWithTheNearestName() {
    Topologies filled = Topologies.filled("services: [{name: testaa}]", SEEDS);

    assertThat(finding(filled).message()).contains("'testaa'", "'test-istio'");
    assertThat(finding(filled).help()).startsWith("did you mean 'testaaa'?");
  }

  @Test
  void service_theManifestsHaveElsewhere_isAFindingWithTheNamespace() {
    Topologies filled = Topologies.filled("services: [{name: testaaa, namespace: x}]", SEEDS);

    assertThat(finding(filled).help()).contains("write namespace: test-istio");
  }

  @Test
  void service_thatNeedsNothing_mayBeMissingInTheManifests() {
    Topologies filled =
        Topologies.filled("services: [{name: other, port: 80, versions: [v1]}]", SEEDS);

    assertThat(filled.findings().sorted()).isEmpty();
  }

  @Test
  void topology_withoutManifests_staysAsItIs() {
    Topologies filled = Topologies.filled("services: [{name: testaaa}]", "# nothing");

    assertThat(service(filled, "testaaa").ports()).isEqualTo(List.of());
    assertThat(filled.findings().sorted()).isEmpty();
  }
}
