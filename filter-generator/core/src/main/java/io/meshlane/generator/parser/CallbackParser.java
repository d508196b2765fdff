package io.meshlane.generator.parser;

import static io.meshlane.generator.diagnostic.DiagnosticCode.VALUE_INVALID;

import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site;
import io.meshlane.generator.topology.Callback.Via;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code spec.callbacks}. */
final class CallbackParser {
  private static final Map<String, Via> VIAS =
      Arrays.stream(Via.values()).collect(Collectors.toMap(Via::key, Function.identity()));
  private final String namespace;

  /** With the namespace of workloads that name none. */
  CallbackParser(String namespace) {
    this.namespace = namespace;
  }

  Callback callback(Fields fields) {
    fields.requires("hosts", "hosts: [aaa.com]");
    fields.requires("at", "at: {gateway: <name>} or at: {workload: {app: <label>}}");
    Site site = fields.object("at", this::site).orElse(new Site.AtGateway(""));
    Via usual = site instanceof Site.AtGateway ? Via.VIRTUAL_SERVICE : Via.ENVOY_FILTER;
    return new Callback(
        fields.texts("hosts"),
        fields.text("lane"),
        site,
        fields.word("via", VIAS).orElse(usual),
        fields.origin());
  }

  private Site site(Fields fields) {
    Optional<String> gateway = fields.text("gateway");
    SortedMap<String, String> workload = new TreeMap<>(fields.textMap("workload"));
    if (gateway.isEmpty() && workload.isEmpty()) {
      fields.requires("gateway", "gateway: <name>, or workload: {app: <label>}");
    }
    if (gateway.isPresent() && !workload.isEmpty()) {
      fields.report(
          VALUE_INVALID,
          fields.mapping(),
          "a callback acts either at a 'gateway' or at a 'workload'",
          "write one callback for each place");
    }
    String where = workload.getOrDefault("namespace", namespace);
    workload.remove("namespace"); // the one key of 'workload' that is no label
    return gateway
        .<Site>map(Site.AtGateway::new)
        .orElseGet(() -> new Site.AtWorkload(where, workload));
  }
}
