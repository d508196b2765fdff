package io.meshlane.generator.spec;

import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.spec.MarkedText.Position;
import io.meshlane.generator.spec.SpecCase.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs cases through the front door, each in an empty folder of its own. */
final class SpecRun {
  private static final Meshlane MESHLANE = new Meshlane();

  private SpecRun() {}

  /** The findings, with paths as seen from {@code folder}. */
  static List<Diagnostic> generate(SpecCase spec, Path folder) throws IOException {
    GenerateRequest request = spec.input().write(folder);
    if (spec.goal() == Goal.PLAN) {
      Path live = spec.input().live().write(folder);
      return relative(
          MESHLANE.plan(spec.input().live().request(request), List.of(live)).diagnostics(), folder);
    }
    Path out = folder.resolve("out");
    if (spec.goal() == Goal.GENERATE_AND_CHECK) {
      MESHLANE.generate(request, out);
    }
    var outcome =
        spec.goal() == Goal.GENERATE
            ? MESHLANE.generate(request, out)
            : MESHLANE.check(request, out);
    return relative(outcome.diagnostics(), folder);
  }

  /** The findings where nothing is written. */
  static List<Diagnostic> validate(SpecCase spec, Path folder) throws IOException {
    return relative(MESHLANE.validate(spec.input().write(folder)).diagnostics(), folder);
  }

  /** Where the findings of the rule are expected. */
  static List<Place> places(SpecCase spec) {
    List<Place> marked =
        Stream.concat(
                places(SpecInput.TOPOLOGY, spec.input().topologyText()),
                places(SpecInput.MANIFESTS, spec.input().manifestsText()))
            .toList();
    if (!marked.isEmpty()) {
      return marked;
    }
    List<String> files = spec.expected().files();
    return (files.isEmpty() ? List.of(SpecInput.TOPOLOGY) : files).stream().map(Place::of).toList();
  }

  private static Stream<Place> places(String file, MarkedText text) {
    return text.marks().stream().map((Position at) -> new Place(file, at.line(), at.column()));
  }

  private static List<Diagnostic> relative(List<Diagnostic> diagnostics, Path folder) {
    String prefix = folder + "/";
    return diagnostics.stream()
        .map(
            found ->
                new Diagnostic(
                    found.code(),
                    new Place(
                        found.place().file().replace(prefix, ""),
                        found.place().line(),
                        found.place().column()),
                    found.message().replace(prefix, ""),
                    found.help().replace(prefix, "")))
        .toList();
  }
}
