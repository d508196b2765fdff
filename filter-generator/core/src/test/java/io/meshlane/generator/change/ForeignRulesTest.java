package io.meshlane.generator.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cases of the rules stand in the specs; this one needs a setting of the mesh. */
class ForeignRulesTest {
  private static final String RULE =
      """
      apiVersion: networking.istio.io/v1
      kind: DestinationRule
      metadata: {name: cart, namespace: %s}
      spec: {host: cart.shop.svc.cluster.local}
      """;

  private static List<Diagnostic> found(String root) {
    MeshObject ours = MeshObject.parse("ours", RULE.formatted("shop"), new Findings()).get(0);
    MeshObject theirs = MeshObject.parse("theirs", RULE.formatted("config"), new Findings()).get(0);
    MeshState state = new MeshState(List.of(), List.of(theirs), List.of(), Instant.EPOCH);
    Findings findings = new Findings();
    new ForeignRules(state, List.of(ours), Set.of("shop"), root, findings).report();
    return findings.sorted();
  }

  @Test
  void rule_inAnotherNamespace_actsForItsCallers() {
    assertThat(found("istio-system")).extracting(it -> it.code().id()).containsExactly("ML0503");
  }

  @Test
  void rule_inTheRootNamespace_isLookedForLast() {
    assertThat(found("config")).isEmpty();
  }
}
