package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.yaml.YamlNode.Mapping;

/** A mapping with apiVersion and kind; the rest is not looked at yet. */
record KubernetesObject(String file, String apiVersion, String kind, Mapping mapping) {

  /** {@code networking.istio.io} of {@code networking.istio.io/v1}; empty for the core group. */
  String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** A reader of its values, which names it in messages. */
  Shape shape(Findings findings) {
    String name = mapping.mapping("metadata").flatMap(meta -> meta.text("name")).orElse("");
    return new Shape(file, name.isEmpty() ? kind : kind + " " + quoted(name), findings);
  }
}
