package io.meshlane.generator.parser;

import static io.meshlane.generator.diagnostic.DiagnosticCode.DOCUMENT_COUNT;
import static io.meshlane.generator.diagnostic.DiagnosticCode.VALUE_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.WRONG_TYPE;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.topology.EdgePolicy;
import io.meshlane.generator.topology.IstioVersion;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.Topology;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a topology file, strictly: a key it does not know, a value of another type or a missing key
 * is a finding with line and column. Whether the topology makes sense is for the analyzers.
 */
public final class TopologyParser {
  private static final Pattern ISTIO = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})(\\.[0-9]+)?");
  private static final Map<String, EdgePolicy> EDGE =
      Map.of("trust", EdgePolicy.TRUST, "known", EdgePolicy.KNOWN, "ignore", EdgePolicy.IGNORE);
  private static final IstioVersion OLDEST = new IstioVersion(1, 29);

  private final Findings findings;
  private final Reading reading;
  private final Path file;

  /** Reads {@code file}; findings and places go to the two given. */
  public TopologyParser(Path file, Findings findings, SourceMap sources) {
    this.file = file;
    this.findings = findings;
    this.reading = new Reading(file.toString(), findings, sources);
  }

  /** The topology, as far as it could be read; empty when there is no document to read from. */
  public Optional<Topology> parse() {
    return new YamlReader(findings)
        .read(file, YamlReader.TOPOLOGY_LIMIT)
        .flatMap(this::single)
        .map(this::document);
  }

  /** Every key asked for so far, as {@code spec.services[].port}. */
  SortedSet<String> keys() {
    return reading.keys();
  }

  private Optional<YamlNode.Mapping> single(List<YamlNode> documents) {
    if (documents.size() != 1 || isNothing(documents.get(0))) {
      Place place =
          documents.size() > 1 ? reading.place(documents.get(1)) : Place.of(file.toString());
      String message = documents.size() > 1 ? "a second document begins here" : "the file is empty";
      findings.add(
          DOCUMENT_COUNT,
          place,
          message,
          "write one topology in one file, beginning with apiVersion: meshlane.io/v1");
      return Optional.empty();
    }
    if (documents.get(0) instanceof YamlNode.Mapping mapping) {
      return Optional.of(mapping);
    }
    YamlNode found = documents.get(0);
    reading.report(
        WRONG_TYPE,
        found,
        "the file holds " + kind(found) + " where a topology belongs",
        "begin with apiVersion: meshlane.io/v1");
    return Optional.empty();
  }

  private static String kind(YamlNode node) {
    return node instanceof YamlNode.Scalar ? "only text" : node.kind();
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && scalar.isNull();
  }

  private Topology document(YamlNode.Mapping mapping) {
    Fields fields = new Fields(mapping, Origin.ROOT, reading);
    fixed(fields, "apiVersion", "meshlane.io/v1");
    fixed(fields, "kind", "Topology");
    fields.requires("metadata", "metadata: {name: shop, namespace: test}");
    fields.requires("spec", "spec: with services or gateways");
    Metadata metadata =
        fields.object("metadata", TopologyParser::metadata).orElse(new Metadata("", ""));
    Topology topology =
        fields
            .object("spec", spec -> spec(spec, metadata))
            .orElseGet(
                () ->
                    spec(
                        new Fields(new YamlNode.Mapping(List.of(), 1, 1), Origin.ROOT, reading),
                        metadata));
    fields.done();
    return topology;
  }

  private static void fixed(Fields fields, String key, String value) {
    fields.requires(key, key + ": " + value);
    fields.word(key, Map.of(value, value));
  }

  private static Metadata metadata(Fields fields) {
    return new Metadata(
        fields.requiredText("name", "name: <the topology's name>"),
        fields.requiredText("namespace", "namespace: <of the services>"));
  }

  private static Topology spec(Fields fields, Metadata metadata) {
    String namespace = metadata.namespace();
    String baseline = fields.text("baseline").orElse("original");
    var services = new ServiceParser(namespace, baseline);
    return new Topology(
        metadata.name(),
        namespace,
        fields.text("header").orElse("project-version"),
        baseline,
        fields.text("versionLabel").orElse("version"),
        istio(fields),
        fields.objects("gateways", new GatewayParser(namespace)::gateway),
        fields.objects("services", services::service),
        fields.objects("lanes", TopologyParser::lane),
        fields.objects("callbacks", new CallbackParser(namespace)::callback),
        fields.bool("ancestors").orElse(false),
        fields
            .object("edge", edge -> edge.word("header", EDGE).orElse(EdgePolicy.TRUST))
            .orElse(EdgePolicy.TRUST));
  }

  private static Lane lane(Fields fields) {
    return new Lane(
        fields.requiredText("name", "name: <the lane's name>"),
        fields.textMap("versions"),
        fields.texts("fallback"),
        fields.origin());
  }

  private static IstioVersion istio(Fields fields) {
    Optional<String> text = fields.text("istio");
    if (text.isEmpty()) {
      return OLDEST;
    }
    Matcher version = ISTIO.matcher(text.get());
    if (!version.matches()) {
      fields.reportAt(
          "istio",
          VALUE_INVALID,
          "'istio' is " + quoted(text.get()) + ", which is no version",
          "write istio: \"1.29\"");
      return OLDEST;
    }
    IstioVersion istio =
        new IstioVersion(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
    if (istio.compareTo(OLDEST) < 0) {
      String message = "Istio " + istio + " is older than the output suits";
      fields
          .node("istio")
          .ifPresent(
              at ->
                  fields.report(
                      VALUE_INVALID, at, message, "write istio: \"" + OLDEST + "\" or newer"));
    }
    return istio;
  }

  private record Metadata(String name, String namespace) {}
}
