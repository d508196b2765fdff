package io.meshlane.generator.explain;

import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import io.meshlane.generator.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a VirtualService. */
final class VirtualServiceReader {
  private static final Set<String> KNOWN =
      Set.of("hosts", "gateways", "http", "tls", "tcp", "exportTo");

  private VirtualServiceReader() {}

  static VirtualService read(ManifestObject object) {
    Mapping spec = object.spec();
    List<HttpRule> rules = new ArrayList<>();
    for (YamlNode node : spec.items("http")) {
      rules.add(HttpRuleReader.read(object, rules.size(), node));
    }
    List<String> gateways = gateways(object, spec.items("gateways"));
    return new VirtualService(
        object.name(),
        object.namespace(),
        ManifestObject.texts(spec, "hosts").stream().map(object::fullHost).toList(),
        gateways.isEmpty() ? List.of(Hop.MESH) : gateways,
        object.visibility(),
        rules,
        unread(object, rules),
        object.place());
  }

  private static List<Unread> unread(ManifestObject object, List<HttpRule> rules) {
    List<Unread> strangers = object.strangers(KNOWN);
    if (!rules.isEmpty() || !strangers.isEmpty()) {
      return strangers;
    }
    boolean other = object.spec().get("tcp").isPresent() || object.spec().get("tls").isPresent();
    String why = other ? "it has tcp or tls rules only, which explain does not read" : "no rules";
    return List.of(new Unread(object.place(), object.called(), why));
  }

  /** {@code mesh} and {@code namespace/name}, from every way to write them. */
  static List<String> gateways(ManifestObject object, List<YamlNode> names) {
    return names.stream()
        .filter(Scalar.class::isInstance)
        .map(name -> gateway(((Scalar) name).text(), object.namespace()))
        .toList();
  }

  private static String gateway(String name, String namespace) {
    if (name.equals(Hop.MESH) || name.contains("/")) {
      return name.startsWith("./") ? namespace + name.substring(1) : name;
    }
    String[] parts = name.split("\\.", 3); // gateway.namespace.svc.cluster.local, the oldest form
    return parts.length < 2 ? namespace + "/" + name : parts[1] + "/" + parts[0];
  }
}
