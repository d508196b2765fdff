package io.meshlane.generator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import java.util.List;

/** Shorthand of this package's tests. */
final class Rules {
  static final String HEADER = "project-version";

  private Rules() {}

  /** An explainer for the documents of one file, {@code rules.yaml}, in namespace test-istio. */
  static Explainer explainer(String yaml) {
    return explainer(yaml, Inventory.EMPTY, ExplainSettings.DEFAULT);
  }

  static Explainer explainer(String yaml, Inventory inventory, ExplainSettings settings) {
    return new Explainer(ruleSet(yaml), inventory, settings);
  }

  static RuleSet ruleSet(String yaml) {
    Findings findings = new Findings();
    RuleSet rules =
        RuleSet.parse(List.of(new RuleSet.Source("rules.yaml", yaml)), "test-istio", findings);
    assertThat(findings.sorted()).isEmpty();
    return rules;
  }

  /** A VirtualService {@code a} in test-istio with this {@code spec}, indented by nothing. */
  static String virtualService(String name, String spec) {
    return """
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: %s, namespace: test-istio}
        spec:
        """
            .formatted(name)
        + spec.indent(2);
  }

  /** A DestinationRule for {@code host} in test-istio whose subsets are versions of that name. */
  static String subsets(String host, String... versions) {
    StringBuilder text =
        new StringBuilder(
            """
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: %s, namespace: test-istio}
            spec:
              host: %s
              subsets:
            """
                .formatted(host, host));
    for (String version : versions) {
      text.append("  - {name: %s, labels: {version: %s}}\n".formatted(version, version));
    }
    return text.toString();
  }

  static Request atGateway(String authority) {
    return Request.to(Start.gateway(), authority);
  }

  static Request inMesh(String authority) {
    return Request.to(Start.mesh("test-istio"), authority);
  }

  static String who(Explainer explainer, Request request) {
    return VerdictText.who(explainer.explain(request));
  }

  static String reasons(Explainer explainer, Request request) {
    return String.join("\n", VerdictText.why(explainer.explain(request)));
  }
}
