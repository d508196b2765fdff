package io.meshlane.generator.spec;

import io.meshlane.generator.GenerateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a case.
 *
 * @param spec what stands under {@code spec}; a gateway and a service are added where it has none
 * @param topology the whole file instead
 * @param bytes its bytes instead, in hexadecimal
 * @param file {@code missing} or {@code folder} instead
 * @param manifests empty for none
 */
record SpecInput(
    String spec,
    String topology,
    String bytes,
    String file,
    String manifests,
    Output out,
    SpecLive live) {
  static final String TOPOLOGY = "topology.yaml";
  static final String MANIFESTS = "manifests.yaml";

  private static final String HEAD =
      """
      apiVersion: meshlane.io/v1
      kind: Topology
      metadata: {name: shop, namespace: test}
      spec:
      """;
  private static final String GATEWAYS =
      "  gateways: [{name: gateway, selector: {istio: ingressgateway},"
          + " servers: [{port: 80, hosts: [\"*\"]}]}]\n";
  private static final String SERVICES =
      "  services: [{name: cart, port: 8080, versions: [original, v1]}]\n";

  /** The whole topology file, with its marks. */
  MarkedText topologyText() {
    return MarkedText.of(topology.isEmpty() ? complete() : topology);
  }

  MarkedText manifestsText() {
    return MarkedText.of(manifests);
  }

  private String complete() {
    String text = HEAD + spec.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
    return text + unless("gateways", GATEWAYS) + unless("services", SERVICES);
  }

  private String unless(String key, String otherwise) {
    return spec.lines().anyMatch(line -> line.startsWith(key + ":")) ? "" : otherwise;
  }

  /** Writes everything into {@code folder} and returns what to ask for. */
  GenerateRequest write(Path folder) throws IOException {
    Path file = folder.resolve(TOPOLOGY);
    if (this.file.equals("folder")) {
      Files.createDirectory(file);
    } else if (!bytes.isEmpty()) {
      Files.write(file, HexFormat.ofDelimiter(" ").parseHex(bytes));
    } else if (this.file.isEmpty()) {
      Files.writeString(file, topologyText().text());
    }
    out.write(folder.resolve("out"));
    if (manifests.isEmpty()) {
      return new GenerateRequest(file, List.of());
    }
    Files.writeString(folder.resolve(MANIFESTS), manifestsText().text());
    return new GenerateRequest(file, List.of(folder.resolve(MANIFESTS)));
  }

  /** The same for a reader: what was written, without marks. */
  String shown() {
    Stream<String> outputs =
        out.files().entrySet().stream()
            .map(file -> "# out/" + file.getKey() + "\n" + file.getValue());
    return Stream.concat(
            Stream.of(
                shown("# topology.yaml, under spec\n", spec),
                shown("# topology.yaml\n", topology),
                shown("# topology.yaml, byte by byte\n", bytes),
                shown("# manifests.yaml\n", manifests),
                shown("# what the mesh holds\n", live.text()),
                shown("# meshlane retire --version ", live.retire()),
                shown("# meshlane plan --unready-grace ", live.grace()),
                shown("# out, a file\n", out.text())),
            outputs)
        .filter(part -> !part.isEmpty())
        .map(part -> MarkedText.of(part).text().strip())
        .collect(Collectors.joining("\n\n"));
  }

  private static String shown(String title, String text) {
    return text.isEmpty() ? "" : title + text;
  }

  /**
   * What lies where the manifests go.
   *
   * @param text of a file in place of the folder; empty for none
   * @param files name to text
   */
  record Output(String text, Map<?, ?> files) {
    boolean isThere() {
      return !text.isEmpty() || !files.isEmpty();
    }

    void write(Path out) throws IOException {
      if (!text.isEmpty()) {
        Files.writeString(out, text);
      }
      if (!files.isEmpty()) {
        Files.createDirectory(out);
      }
      for (Map.Entry<?, ?> file : files.entrySet()) {
        Files.writeString(out.resolve((String) file.getKey()), (String) file.getValue());
      }
    }
  }
}
