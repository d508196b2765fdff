package io.meshlane.generator.parser;

import static io.meshlane.generator.diagnostic.DiagnosticCode.MISSING_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.VALUE_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Gateway.Server;
import io.meshlane.generator.topology.Gateway.Tls;
import io.meshlane.generator.topology.Gateway.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code spec.gateways}. */
final class GatewayParser {
  private static final String GATEWAY_PODS = "istio-system";
  private final String namespace;

  /** With the namespace generated gateways are put in. */
  GatewayParser(String namespace) {
    this.namespace = namespace;
  }

  Gateway gateway(Fields fields) {
    Optional<String> reference = fields.text("ref");
    if (reference.isPresent() == fields.has("name")) {
      fields.report(
          reference.isPresent() ? VALUE_INVALID : MISSING_KEY,
          fields.mapping(),
          "a gateway has either 'name', to be generated, or 'ref', when it exists",
          "write name: gateway, or ref: istio-system/public");
    }
    return reference.isPresent() && !fields.has("name")
        ? referenced(fields, reference.get())
        : generated(fields);
  }

  private Gateway generated(Fields fields) {
    String name = fields.text("name").orElse("gateway");
    fields.requires("selector", "selector: {istio: ingressgateway}");
    fields.requires("servers", "servers: [{port: 80, protocol: HTTP, hosts: [\"*\"]}]");
    SortedMap<String, String> selector = fields.textMap("selector");
    List<Server> servers = fields.objects("servers", GatewayParser::server);
    return new Gateway(name, namespace, true, servers, workload(fields, selector), fields.origin());
  }

  private Gateway referenced(Fields fields, String reference) {
    String[] parts = reference.split("/", -1);
    if (parts.length > 2) {
      fields.reportAt(
          "ref",
          VALUE_INVALID,
          "'ref' is " + quoted(reference),
          "write ref: <namespace>/<name of the Gateway>");
    }
    String name = parts[parts.length - 1];
    String where = parts.length > 1 ? parts[0] : namespace;
    return new Gateway(
        name, where, false, List.of(), workload(fields, new TreeMap<>()), fields.origin());
  }

  private static Workload workload(Fields fields, SortedMap<String, String> selector) {
    Workload defaults = new Workload(GATEWAY_PODS, selector);
    return fields
        .object(
            "workload",
            inner -> {
              SortedMap<String, String> own = inner.textMap("selector");
              return new Workload(
                  inner.text("namespace").orElse(GATEWAY_PODS), own.isEmpty() ? selector : own);
            })
        .orElse(defaults);
  }

  private static Server server(Fields fields) {
    fields.requires("port", "port: 80");
    fields.requires("hosts", "hosts: [\"*\"]");
    return new Server(
        Numbers.port(fields, "port").orElse(80),
        fields
            .word(
                "protocol",
                Map.of("HTTP", "HTTP", "HTTPS", "HTTPS", "HTTP2", "HTTP2", "GRPC", "GRPC"))
            .orElse("HTTP"),
        fields.texts("hosts"),
        fields.object("tls", GatewayParser::tls),
        fields.origin());
  }

  private static Tls tls(Fields fields) {
    return new Tls(
        fields.word("mode", Map.of("SIMPLE", "SIMPLE", "MUTUAL", "MUTUAL")).orElse("SIMPLE"),
        fields.requiredText(
            "credentialName", "credentialName: <the Secret with certificate and key>"));
  }
}
