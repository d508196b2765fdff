package io.meshlane.generator.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Explanations for a terminal: plain text, columns in line, one fact a line. */
public final class ExplanationText {
  private static final String BASELINE = "(no header)";

  private ExplanationText() {}

  /** A line for each call, what there is to know beneath it. */
  public static String of(Journey journey) {
    List<Journey.Hop> hops = new ArrayList<>();
    hops.add(journey.first());
    hops.addAll(journey.next());
    List<List<String>> rows = hops.stream().map(ExplanationText::row).toList();
    List<String> lines = TextColumns.align(rows);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hops.size(); i++) {
      text.append(lines.get(i)).append('\n');
      for (String remark : VerdictText.remarks(hops.get(i).verdict())) {
        text.append("    ").append(remark).append('\n');
      }
    }
    return text.append(notes(journey.notes())).toString();
  }

  private static List<String> row(Journey.Hop hop) {
    Verdict verdict = hop.verdict();
    String port = number(hop.port());
    return List.of(
        hop.from() + " → " + hop.to() + port,
        VerdictText.who(verdict),
        VerdictText.where(verdict),
        VerdictText.which(verdict));
  }

  /** A row for each lane; beneath, why somewhere nobody answers or nothing can be said. */
  public static String of(LaneTable table) {
    List<List<String>> rows = new ArrayList<>();
    List<String> titles = new ArrayList<>(List.of("lane"));
    List<Optional<String>> owners = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Optional<String> owner = owner(table, i);
      owners.add(owner);
      titles.add(table.columns().get(i).title() + owner.map(name -> " → " + name).orElse(""));
    }
    rows.add(titles);
    for (LaneTable.Row row : table.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.lane().orElse(BASELINE)));
      for (int i = 0; i < row.cells().size(); i++) {
        boolean named = !table.columns().get(i).entry() || owners.get(i).isPresent();
        cells.add(cell(row.cells().get(i), named));
      }
      rows.add(cells);
    }
    String text = String.join("\n", TextColumns.align(rows)) + "\n";
    return text + reasons(table) + notes(table.notes());
  }

  /** The service behind a way in, where it is one for every lane. */
  private static Optional<String> owner(LaneTable table, int column) {
    if (!table.columns().get(column).entry()) {
      return Optional.empty();
    }
    Set<String> hosts = new LinkedHashSet<>();
    for (LaneTable.Row row : table.rows()) {
      hosts.addAll(hosts(row.cells().get(column)));
    }
    return hosts.size() == 1 ? hosts.stream().findFirst() : Optional.empty();
  }

  private static List<String> hosts(Verdict verdict) {
    return verdict instanceof Verdict.Answered answered
        ? answered.destinations().stream()
            .map(destination -> service(destination.host()))
            .distinct()
            .toList()
        : List.of();
  }

  private static String cell(Verdict verdict, boolean named) {
    List<String> hosts = hosts(verdict);
    return (named || hosts.size() != 1 ? "" : hosts.get(0) + " ") + VerdictText.who(verdict);
  }

  private static String service(String host) {
    return MeshName.ofHost(host).map(MeshName::service).orElse(host);
  }

  private static String reasons(LaneTable table) {
    Set<String> reasons = new LinkedHashSet<>();
    for (LaneTable.Row row : table.rows()) {
      for (int i = 0; i < row.cells().size(); i++) {
        Verdict verdict = row.cells().get(i);
        String title = table.columns().get(i).title();
        for (String why : VerdictText.why(verdict)) {
          reasons.add(VerdictText.who(verdict) + "  " + title + ": " + why + "\n");
        }
      }
    }
    return reasons.isEmpty() ? "" : "\n" + String.join("", reasons);
  }

  private static String notes(List<String> notes) {
    StringBuilder text = new StringBuilder();
    notes.forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.toString();
  }

  private static String number(OptionalInt port) {
    return port.isPresent() ? ":" + port.getAsInt() : "";
  }
}
