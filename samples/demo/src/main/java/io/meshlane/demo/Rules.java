package io.meshlane.demo;

import io.meshlane.generator.ExplainRequest;
import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.explain.ExplainSettings;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.explain.Explanation;
import io.meshlane.generator.explain.Journey;
import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.Verdict;
import io.meshlane.generator.output.FolderChanges;
import io.meshlane.generator.report.DiagnosticPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules that act: files in a folder, written by the generator and read back from there.
 *
 * <p>Thread-safe: a request meets the rules from before a change or those from after it.
 */
final class Rules {
  private final Meshlane meshlane = new Meshlane();
  private final Path folder;
  private final List<Path> manifests;
  private final String namespace;
  private Explainer explainer;

  /**
   * Writes and reads the first rules.
   *
   * @param folder for {@code meshlane.yaml}, and the rules in {@code generated} beside it
   * @param manifests Services and Deployments, from which explain knows whose pods a filter is for
   */
  Rules(Path folder, List<Path> manifests, String namespace, TopologyText topology) {
    this.folder = folder;
    this.manifests = List.copyOf(manifests);
    this.namespace = namespace;
    write(topology);
    this.explainer = read();
  }

  /** Puts the rules of {@code topology} in the place of those that act. */
  synchronized FolderChanges replace(TopologyText topology) {
    FolderChanges changes = write(topology);
    explainer = read();
    return changes;
  }

  /** Who answers at the first proxy. */
  synchronized Verdict explain(Request request) {
    return explainer.explain(request);
  }

  /** The same, and where the lane leads from there. */
  synchronized Journey journey(Request request) {
    return explainer.journey(request);
  }

  /** Who answers each lane at each service, as JSON. */
  synchronized String lanes() {
    return new Explanation.OfLanes(explainer.table()).json();
  }

  private FolderChanges write(TopologyText topology) {
    Path file = folder.resolve("meshlane.yaml");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, topology.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return valueOf(meshlane.generate(new GenerateRequest(file, List.of()), generated()));
  }

  private Explainer read() {
    return valueOf(
        meshlane.explainer(
            new ExplainRequest(
                List.of(generated()), manifests, namespace, ExplainSettings.DEFAULT)));
  }

  private Path generated() {
    return folder.resolve("generated");
  }

  private static <T> T valueOf(Outcome<T> outcome) {
    return outcome
        .value()
        .orElseThrow(
            () ->
                new DemoFailure(
                    outcome.diagnostics().stream()
                        .map(DiagnosticPrinter.PLAIN::print)
                        .collect(Collectors.joining("\n"))));
  }
}
