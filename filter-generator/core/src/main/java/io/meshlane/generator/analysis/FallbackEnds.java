package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FALLBACK_CYCLE;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Following fallbacks comes to an end. */
final class FallbackEnds implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Map<String, Lane> lanes = new HashMap<>();
    subject.topology().lanes().forEach(lane -> lanes.putIfAbsent(lane.name(), lane));
    Set<String> done = new HashSet<>();
    for (Lane lane : subject.topology().lanes()) {
      circles(lane, lanes, done).forEach(path -> report(subject, findings, lanes, path));
    }
  }

  private static void report(
      Subject subject, Findings findings, Map<String, Lane> lanes, List<String> path) {
    Lane lane = Objects.requireNonNull(lanes.get(path.get(0)));
    String message = "lanes fall back to each other: " + String.join(" -> ", path);
    findings.add(
        FALLBACK_CYCLE,
        subject.place(lane.origin().child("fallback")),
        message,
        "remove one of these fallbacks");
  }

  /**
   * The circles that are met on the way from {@code first}, each from a lane back to itself.
   * Without recursion: a chain may be as long as there are lanes. What is {@code done} has been
   * followed to its end.
   */
  private static List<List<String>> circles(Lane first, Map<String, Lane> lanes, Set<String> done) {
    List<List<String>> circles = new ArrayList<>();
    List<String> path = new ArrayList<>();
    Set<String> onPath = new HashSet<>();
    Deque<Iterator<String>> open = new ArrayDeque<>();
    open.push(List.of(first.name()).iterator());
    while (!open.isEmpty()) {
      if (open.peek().hasNext()) {
        String next = open.peek().next();
        if (onPath.contains(next)) {
          List<String> circle = new ArrayList<>(path.subList(path.indexOf(next), path.size()));
          circle.add(next);
          circles.add(circle);
        } else if (done.add(next) && lanes.containsKey(next)) {
          path.add(next);
          onPath.add(next);
          open.push(Objects.requireNonNull(lanes.get(next)).fallback().iterator());
        }
      } else {
        open.pop();
        if (!path.isEmpty() && path.size() > open.size() - 1) {
          onPath.remove(path.remove(path.size() - 1));
        }
      }
    }
    return circles;
  }
}
