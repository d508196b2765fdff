package io.meshlane.generator.parser;

import static io.meshlane.generator.diagnostic.DiagnosticCode.MISSING_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.VALUE_INVALID;

import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Entry.PathMatch;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Service.Port;
import io.meshlane.generator.topology.Service.WithoutBaseline;
import io.meshlane.generator.topology.Traffic;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code spec.services}. */
final class ServiceParser {
  private final String namespace;
  private final String baseline;

  /** With what services take over from the topology when they say nothing. */
  ServiceParser(String namespace, String baseline) {
    this.namespace = namespace;
    this.baseline = baseline;
  }

  Service service(Fields fields) {
    return new Service(
        fields.requiredText("name", "name: <the Kubernetes Service's name>"),
        fields.text("namespace").orElse(namespace),
        fields.text("baseline").orElse(baseline),
        ports(fields),
        false,
        fields.texts("versions"),
        fields.objects("entry", ServiceParser::entry),
        fields.texts("hosts"),
        fields.object("traffic", TrafficParser::traffic).orElse(Traffic.NONE),
        fields.text("withoutBaseline").map(ServiceParser::withoutBaseline),
        fields.bool("combined").orElse(false),
        fields.origin());
  }

  private static List<Port> ports(Fields fields) {
    OptionalInt single = Numbers.port(fields, "port");
    Set<Integer> seen = new HashSet<>();
    List<Port> several = fields.objects("ports", port -> port(port, seen));
    if (fields.has("port") && fields.has("ports")) {
      fields.report(
          VALUE_INVALID,
          fields.mapping(),
          "both 'port' and 'ports' are given",
          "keep 'ports' and add the single port to it");
    }
    return single.isPresent() ? List.of(new Port("", single.getAsInt())) : several;
  }

  private static Port port(Fields fields, Set<Integer> seen) {
    fields.requires("number", "number: <the Service's port>, as {name: http, number: 8080}");
    OptionalInt number = Numbers.port(fields, "number");
    if (number.isPresent() && !seen.add(number.getAsInt())) {
      String message = "port " + number.getAsInt() + " stands twice";
      fields.report(VALUE_INVALID, fields.mapping(), message, "remove one of the two");
    }
    return new Port(fields.text("name").orElse(""), number.orElse(1));
  }

  private static Entry entry(Fields fields) {
    fields.requires("hosts", "hosts: [\"*\"], or the host names");
    return new Entry(
        fields.requiredText("gateway", "gateway: <the name of one of spec.gateways>"),
        fields.texts("hosts"),
        path(fields),
        fields.text("rewrite"),
        Numbers.port(fields, "port"),
        fields.origin());
  }

  private static PathMatch path(Fields fields) {
    Optional<String> prefix = fields.text("prefix");
    Optional<String> exact = fields.text("exact");
    if (prefix.isPresent() == exact.isPresent()) {
      fields.report(
          prefix.isPresent() ? VALUE_INVALID : MISSING_KEY,
          fields.mapping(),
          "an entry has either 'prefix' or 'exact'",
          "write prefix: /, or exact: /login for that path alone");
    }
    return new PathMatch(prefix.or(() -> exact).orElse("/"), prefix.isEmpty() && exact.isPresent());
  }

  private static WithoutBaseline withoutBaseline(String word) {
    return word.equals("reject") ? new WithoutBaseline.Reject() : new WithoutBaseline.UseLane(word);
  }
}
