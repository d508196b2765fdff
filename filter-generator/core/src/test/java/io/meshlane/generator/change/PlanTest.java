package io.meshlane.generator.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void between_theSame_isEmpty() {
    List<MeshObject> mesh = List.of(subsets("cart", "a: v1"), route("cart", "a"));

    assertThat(Plan.between(state(mesh), mesh).isEmpty()).isTrue();
  }

  @Test
  void between_whatAnApiServerAdds_isEmpty() {
    Map<String, Object> document =
        Tree.with(route("cart", "a").document(), "status", Map.of("observedGeneration", 1));
    Map<String, Object> meta = Tree.map(document, "metadata");
    meta = Tree.with(meta, "generation", 4);
    meta = Tree.with(meta, "annotations", Map.of("theirs", "yes"));
    meta = Tree.with(meta, "managedFields", List.of(Map.of("manager", "meshlane")));
    MeshObject live = MeshObject.of(Tree.with(document, "metadata", meta));

    assertThat(Plan.between(state(List.of(live)), List.of(route("cart", "a"))).isEmpty()).isTrue();
    assertThat(live.generation()).hasValue(4);
  }

  @Test
  void between_aFieldSomebodyAdded_takesItAway() {
    MeshObject wanted = route("cart", "a");
    MeshObject live = wanted.withSpec(Tree.with(wanted.spec(), "exportTo", List.of(".")));

    assertThat(lines(Plan.between(state(List.of(live)), List.of(wanted))))
        .containsExactly("ROUTES apply VirtualService ns/cart");
  }

  @Test
  void between_aVersionForAnother_addsRoutesAndRemovesInThisOrder() {
    List<MeshObject> from = List.of(subsets("cart", "a: v1", "b: v2"), route("cart", "b"));
    List<MeshObject> to = List.of(subsets("cart", "a: v1", "c: v3"), route("cart", "c"));

    Plan plan = Plan.between(state(from), to);

    assertThat(lines(plan))
        .containsExactly(
            "SUBSETS apply DestinationRule ns/cart",
            "ROUTES apply VirtualService ns/cart",
            "TRIM apply DestinationRule ns/cart");
    assertThat(SubsetList.of(plan.after(1).get(0)).byName()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void between_aServiceAndNone_withdrawsItsRoutesBeforeItsSubsets() {
    List<MeshObject> from = List.of(subsets("cart", "a: v1"), route("cart", "a"));

    assertThat(lines(Plan.between(state(from), List.of())))
        .containsExactly(
            "WITHDRAWAL delete VirtualService ns/cart", "TRIM delete DestinationRule ns/cart");
  }

  @Test
  void between_oneNameForOtherPods_goesRoundByATemporaryName() {
    List<MeshObject> from = List.of(subsets("cart", "a: V_1"), route("cart", "a"));
    List<MeshObject> to = List.of(subsets("cart", "a: v-1"), route("cart", "a"));

    Plan plan = Plan.between(state(from), to);

    assertThat(lines(plan))
        .containsExactly(
            "SUBSETS apply DestinationRule ns/cart",
            "ROUTES apply VirtualService ns/cart",
            "SUBSETS apply DestinationRule ns/cart",
            "ROUTES apply VirtualService ns/cart",
            "TRIM apply DestinationRule ns/cart");
    assertThat(plan.after(5)).containsExactlyElementsOf(to);
    for (int phase = 1; phase < 5; phase++) {
      assertThat(SubsetList.of(plan.after(phase).get(0)).byName())
          .containsKeys(
              SubsetReference.of(plan.after(phase).get(1)).stream()
                  .map(SubsetReference::subset)
                  .toArray(String[]::new));
    }
  }

  @Test
  void between_aSubsetThatAnotherRouteNames_keepsIt() {
    List<MeshObject> from = List.of(subsets("cart", "a: v1", "b: v2"), route("cart", "a"));
    List<MeshObject> to = List.of(subsets("cart", "a: v1"), route("cart", "a"));
    MeshState state = new MeshState(from, List.of(foreign("b")), List.of(), MeshState.EMPTY.at());

    assertThat(Plan.between(state, to).isEmpty()).isTrue();
    assertThat(lines(Plan.between(state, List.of())))
        .containsExactly(
            "WITHDRAWAL delete VirtualService ns/cart", "TRIM apply DestinationRule ns/cart");
  }

  @Test
  void between_oneGatewayAndAnother_neverClosesThePort() {
    List<MeshObject> from = List.of(gateway("old"), entry("old"));
    List<MeshObject> to = List.of(gateway("new"), entry("new"));

    assertThat(lines(Plan.between(state(from), to)))
        .containsExactly(
            "ROUTES apply VirtualService ns/new-all",
            "ENTRANCES apply Gateway ns/new",
            "ENTRANCES delete Gateway ns/old",
            "WITHDRAWAL delete VirtualService ns/old-all");
  }

  private static List<String> lines(Plan plan) {
    return plan.phases().stream().flatMap(PlanTest::lines).toList();
  }

  private static Stream<String> lines(Phase phase) {
    return phase.steps().stream()
        .map(step -> (step instanceof Step.Apply ? " apply " : " delete ") + step.key())
        .map(step -> phase.kind() + step);
  }

  private static MeshState state(List<MeshObject> own) {
    return Mesh.state(own);
  }

  /** A DestinationRule whose subsets are written {@code name: version}. */
  private static MeshObject subsets(String service, String... subsets) {
    String list =
        Stream.of(subsets)
            .map(subset -> subset.split(": "))
            .map(s -> "{name: " + s[0] + ", labels: {version: " + s[1] + "}}")
            .collect(java.util.stream.Collectors.joining(", "));
    return object(
        "DestinationRule",
        service,
        "{host: " + service + ".ns.svc.cluster.local, subsets: [" + list + "]}");
  }

  private static MeshObject route(String service, String subset) {
    String host = service + ".ns.svc.cluster.local";
    String route = "[{destination: {host: " + host + ", subset: " + subset + "}}]";
    return object(
        "VirtualService", service, "{hosts: [" + host + "], http: [{route: " + route + "}]}");
  }

  private static MeshObject foreign(String subset) {
    return object(
        "VirtualService",
        "theirs",
        "{hosts: [elsewhere.example.com], tcp: [{route: [{destination: {host: cart, subset: "
            + subset
            + "}}]}]}");
  }

  private static MeshObject gateway(String name) {
    String port = "{number: 80, name: http-80, protocol: HTTP}";
    return object(
        "Gateway", name, "{selector: {istio: x}, servers: [{port: " + port + ", hosts: ['*']}]}");
  }

  private static MeshObject entry(String gateway) {
    return object(
        "VirtualService",
        gateway + "-all",
        "{hosts: ['*'], gateways: ["
            + gateway
            + "], http: [{route: [{destination: {host: cart.ns.svc.cluster.local}}]}]}");
  }

  private static MeshObject object(String kind, String name, String spec) {
    Findings findings = new Findings();
    String text =
        "{apiVersion: networking.istio.io/v1, kind: %s, metadata: {name: %s, namespace: ns}, spec: %s}"
            .formatted(kind, name, spec);
    List<MeshObject> objects = MeshObject.parse("test", text, findings);
    assertThat(findings.sorted()).isEmpty();
    return objects.get(0);
  }
}
