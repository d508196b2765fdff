package io.meshlane.generator.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meshlane.generator.discovery.Inventory.KubernetesService;
import io.meshlane.generator.discovery.Inventory.Rule;
import io.meshlane.generator.discovery.Inventory.Workload;
import io.meshlane.generator.discovery.ManifestTexts.Read;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {

  @Test
  void manifest_ofTheSeeds_givesServiceAndVersion() {
    Read read = ManifestTexts.read(ManifestTexts.seed("testaaa", 31000, "release-v1"));

    KubernetesService service = read.inventory().services().get(0);
    Workload workload = read.inventory().workloads().get(0);
    assertThat(read.diagnostics()).isEmpty();
    assertThat(service.name()).isEqualTo("testaaa");
    assertThat(service.namespace()).isEqualTo("test-istio");
    assertThat(service.ports())
        .singleElement()
        .satisfies(
            port -> {
              assertThat(port.number()).isEqualTo(31000);
              assertThat(port.name()).isEmpty();
              assertThat(port.appProtocol()).hasValue("HTTP");
              assertThat(port.protocol()).isEqualTo("TCP");
              assertThat(port.place().line()).isEqualTo(10);
            });
    assertThat(workload.name()).isEqualTo("testaaa-release-v1");
    assertThat(workload.label("version")).hasValue("release-v1");
    assertThat(workload.place().line()).isEqualTo(15);
    assertThat(service.selects(workload)).isTrue();
  }

  @Test
  void service_inTheManifestsOfTwoBranches_standsOnceAndTheLaterCounts() {
    String older = ManifestTexts.seed("testaaa", 31000, "release");
    String newer = ManifestTexts.seed("testaaa", 31001, "release-v1");

    Read read = ManifestTexts.read(older + "---\n" + newer);

    assertThat(read.inventory().services())
        .singleElement()
        .satisfies(service -> assertThat(service.ports().get(0).number()).isEqualTo(31001));
    assertThat(read.inventory().workloads()).hasSize(2);
  }

  @Test
  void otherKinds_inBetween_arePassedOver() {
    Read read =
        ManifestTexts.read(
            """
            # only a comment
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: alerts}
            data:
              rule: "{{ $labels.instance }} is down"
              path: ${NOT_OURS}
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: testaaa}
            spec: {minReplicas: 1}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: crontabs.stable.example.com}
            spec: {names: {kind: CronTab, listKind: CronTabList}}
            ---
            ---
            apiVersion: serving.knative.dev/v1
            kind: Service
            metadata: {name: knative}
            spec: {template: {spec: {containers: []}}}
            ---
            apiVersion: meshlane.io/v1
            kind: Topology
            ---
            """
                + ManifestTexts.seed("testbbb", 32000, "release"));

    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.inventory().services()).extracting("name").containsExactly("testbbb");
  }

  @Test
  void list_asKubectlPrintsIt_isReadItemByItem() {
    Read read =
        ManifestTexts.read(
            """
            apiVersion: v1
            kind: List
            metadata: {resourceVersion: ""}
            items:
            - apiVersion: v1
              kind: Service
              metadata: {name: cart, namespace: shop}
              spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}
            - apiVersion: apps/v1
              kind: Deployment
              metadata: {name: cart-v1, namespace: shop}
              spec: {template: {metadata: {labels: {app: cart, version: v1}}}}
            """);

    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.inventory().services()).hasSize(1);
    assertThat(read.inventory().workloads()).hasSize(1);
  }

  @Test
  void typedList_whoseItemsHaveNoKind_isReadAsTheListSays() {
    Read read =
        ManifestTexts.read(
            """
            {"apiVersion": "apps/v1", "kind": "DeploymentList", "items": [
              {"metadata": {"name": "cart-v1", "namespace": "shop"},
               "spec": {"template": {"metadata": {"labels": {"app": "cart", "version": "1.0"}}}}}]}
            """);

    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.inventory().workloads())
        .singleElement()
        .satisfies(workload -> assertThat(workload.label("version")).hasValue("1.0"));
  }

  @Test
  void statefulSet_behindAHeadlessService_isAWorkload() {
    Read read =
        ManifestTexts.read(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: ledger}
            spec: {clusterIP: None, selector: {app: ledger}, ports: [{name: http, port: 8080}]}
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: ledger-v2}
            spec:
              serviceName: ledger
              template: {metadata: {labels: {app: ledger, version: v2}}}
            """);

    KubernetesService service = read.inventory().services().get(0);
    assertThat(read.inventory().workloads())
        .singleElement()
        .satisfies(
            workload -> {
              assertThat(workload.kind()).isEqualTo("StatefulSet");
              assertThat(workload.namespace()).isEqualTo("fallback");
              assertThat(service.selects(workload)).isTrue();
            });
  }

  @Test
  void service_withoutSelectorOrOutsideTheCluster_isNoBusinessOfLanes() {
    Read read =
        ManifestTexts.read(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: elsewhere}
            spec: {type: ExternalName, externalName: example.com, selector: {app: x}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: by-hand}
            spec: {ports: [{port: 80}]}
            """);

    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.inventory()).isEqualTo(Inventory.EMPTY);
  }

  @Test
  void podLabels_notMatchLabels_decideWhatAServiceSelects() {
    Read read =
        ManifestTexts.read(
            ManifestTexts.service("cart", "{port: 80}")
                + """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: cart-v1, namespace: test-istio, labels: {app: cart}}
                spec:
                  selector: {matchLabels: {app: cart}}
                  template: {metadata: {labels: {app: basket, version: v1}}}
                """);

    KubernetesService service = read.inventory().services().get(0);
    assertThat(service.selects(read.inventory().workloads().get(0))).isFalse();
  }

  @Test
  void rules_ofAnybody_areKeptWithTheTopologyTheyComeFrom() {
    Read read =
        ManifestTexts.read(
            """
            apiVersion: networking.istio.io/v1alpha3
            kind: VirtualService
            metadata: {name: testaaa, namespace: test-istio}
            spec: {gateways: [gateway, mesh], hosts: ["*"]}
            ---
            apiVersion: networking.istio.io/v1beta1
            kind: DestinationRule
            metadata: {name: testbbb}
            spec: {host: testbbb}
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: ours, labels: {app.kubernetes.io/managed-by: meshlane, meshlane.io/topology: shop}}
            spec: {host: testaaa}
            """);

    assertThat(read.inventory().rules())
        .extracting(Rule::name, Rule::namespace, Rule::hosts, Rule::actsInMesh, Rule::topology)
        .containsExactly(
            tuple("testaaa", "test-istio", List.of("*"), true, Optional.empty()),
            tuple("testbbb", "fallback", List.of("testbbb"), true, Optional.empty()),
            tuple("ours", "fallback", List.of("testaaa"), true, Optional.of("shop")));
  }

  @Test
  void output_ofKustomize_isReadAsItIs() {
    Read read =
        ManifestTexts.read(
            """
            apiVersion: v1
            data:
              LEVEL: debug
            kind: ConfigMap
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: dev-cart
              namespace: dev
            spec:
              ports:
              - name: http
                port: 8080
              selector:
                app: cart
                env: dev
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: dev-cart-v1
              namespace: dev
            spec:
              template:
                metadata:
                  labels:
                    app: cart
                    env: dev
                    version: v1
            """);

    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.inventory().services().get(0).selects(read.inventory().workloads().get(0)))
        .isTrue();
  }
}
