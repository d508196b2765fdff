package io.meshlane.generator.explain;

import io.meshlane.generator.explain.DestinationRule.Subset;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads DestinationRules and Gateways. */
final class ObjectReader {
  private static final Set<String> HTTP = Set.of("http", "https", "http2", "grpc", "grpc-web");

  private static final Set<String> RULE =
      Set.of("host", "trafficPolicy", "subsets", "exportTo", "workloadSelector");
  private static final Set<String> SUBSET = Set.of("name", "labels", "trafficPolicy");

  private ObjectReader() {}

  static DestinationRule destinationRule(ManifestObject object) {
    Mapping spec = object.spec();
    List<Subset> subsets = new ArrayList<>();
    List<Unread> unread = new ArrayList<>(object.strangers(RULE));
    for (Mapping subset : spec.mappings("subsets")) {
      subsets.add(
          new Subset(
              subset.text("name").orElse(""),
              ManifestObject.labels(subset, "labels"),
              object.at(subset)));
      unread.addAll(object.strangers(subset, "DestinationRule.subsets", SUBSET));
    }
    spec.get("workloadSelector")
        .ifPresent(
            node ->
                unread.add(
                    object.unread(
                        node,
                        "DestinationRule.workloadSelector",
                        "it acts for some callers only")));
    return new DestinationRule(
        object.name(),
        object.namespace(),
        spec.text("host").map(object::fullHost).orElse(""),
        object.visibility(),
        subsets,
        unread,
        object.place());
  }

  static GatewayObject gateway(ManifestObject object) {
    return new GatewayObject(
        object.name(),
        object.namespace(),
        ManifestObject.labels(object.spec(), "selector"),
        object.spec().mappings("servers").stream().map(server -> server(object, server)).toList(),
        object.place());
  }

  private static GatewayObject.Server server(ManifestObject object, Mapping server) {
    Mapping port = server.mapping("port").orElse(server);
    String protocol = port.text("protocol").orElse("").toLowerCase(Locale.ROOT);
    return new GatewayObject.Server(
        ManifestObject.number(port, "number").orElse(0),
        ManifestObject.texts(server, "hosts").stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .toList(),
        HTTP.contains(protocol),
        server
            .mapping("tls")
            .flatMap(tls -> tls.text("httpsRedirect"))
            .filter("true"::equals)
            .isPresent(),
        object.at(server));
  }
}
