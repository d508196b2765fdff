package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FALLBACK_CYCLE;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Following fallbacks comes to an end. */
final class FallbackEnds implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Set<String> reported = new HashSet<>();
    for (Lane lane : subject.topology().lanes()) {
      cycle(subject.topology(), lane, new ArrayDeque<>(List.of(lane.name())), new HashSet<>())
          .filter(path -> reported.add(new TreeSet<>(path).toString()))
          .ifPresent(path -> report(subject, findings, lane, path));
    }
  }

  private static void report(Subject subject, Findings findings, Lane lane, List<String> path) {
    String message = "lanes fall back to each other: " + String.join(" -> ", path);
    findings.add(
        FALLBACK_CYCLE,
        subject.place(lane.origin().child("fallback")),
        message,
        "remove one of these fallbacks");
  }

  /** The path from the first lane back to itself. */
  private static Optional<List<String>> cycle(
      Topology topology, Lane lane, Deque<String> path, Set<String> seen) {
    for (String next : lane.fallback()) {
      path.addLast(next);
      if (next.equals(path.getFirst())) {
        return Optional.of(List.copyOf(path));
      }
      if (seen.add(next)) {
        Optional<List<String>> found =
            topology.lane(next).flatMap(further -> cycle(topology, further, path, seen));
        if (found.isPresent()) {
          return found;
        }
      }
      path.removeLast();
    }
    return Optional.empty();
  }
}
