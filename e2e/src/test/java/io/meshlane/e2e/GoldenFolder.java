package io.meshlane.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A golden folder of the generator, moved to namespaces and a gateway of the test's own.
 *
 * <p>Only names of namespaces and the gateway pods' label change; whatever else stands in the files
 * is applied as it stands.
 */
record GoldenFolder(Path folder) {
  private static final Path ALL =
      Path.of("..", "filter-generator", "core", "src", "test", "resources", "golden");
  private static final Pattern NAMESPACE = Pattern.compile("(?m)^  namespace: (\\S+)$");
  private static final Pattern CREDENTIAL = Pattern.compile("credentialName: (\\S+)");

  static Stream<GoldenFolder> all() {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("expected")))
          .sorted()
          .map(GoldenFolder::new)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its files as one YAML text. */
  String moved(Map<String, String> values) {
    String text = text();
    for (String namespace : namespaces(text)) {
      String name = Pattern.quote(namespace);
      String other = movedTo(namespace, values);
      text =
          text.replaceAll("(?m)^  namespace: " + name + "$", "  namespace: " + other)
              .replaceAll("\\." + name + "\\.svc\\b", "." + other + ".svc");
    }
    return text.replaceAll("(?m)^( +- )istio-system/", "$1" + values.get("gatewayNamespace") + "/")
        .replace("istio: ingressgateway", "istio: " + values.get("gateway"));
  }

  /** Every namespace with an object of the folder, after the move. */
  Set<String> allNamespaces(Map<String, String> values) {
    Set<String> all = applicationNamespaces(values);
    if (namespaces(text()).contains("istio-system")) {
      all.add(Objects.requireNonNull(values.get("gatewayNamespace")));
    }
    return all;
  }

  /** The application's namespaces, after the move. */
  Set<String> applicationNamespaces(Map<String, String> values) {
    return namespaces(text()).stream()
        .filter(namespace -> !namespace.equals("istio-system"))
        .map(namespace -> movedTo(namespace, values))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The Secrets its gateways name. */
  List<String> credentials() {
    return CREDENTIAL.matcher(text()).results().map(found -> found.group(1)).toList();
  }

  private static String movedTo(String namespace, Map<String, String> values) {
    return switch (namespace) {
      case "istio-system" -> values.get("gatewayNamespace");
      case "test-istio" -> values.get("namespace");
      default -> values.get("namespace") + "-" + namespace;
    };
  }

  private static Set<String> namespaces(String text) {
    Set<String> namespaces = new TreeSet<>();
    Matcher found = NAMESPACE.matcher(text);
    while (found.find()) {
      namespaces.add(found.group(1));
    }
    return namespaces;
  }

  private String text() {
    try (Stream<Path> files = Files.list(folder.resolve("expected"))) {
      return files.sorted().map(GoldenFolder::read).collect(Collectors.joining("\n---\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
