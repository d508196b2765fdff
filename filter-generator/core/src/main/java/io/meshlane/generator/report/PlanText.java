package io.meshlane.generator.report;

import static io.meshlane.generator.report.Tally.count;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.Phase;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.change.Step;
import io.meshlane.generator.yaml.YamlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan for a reviewer: phase by phase, what happens to which object, and the lines of its YAML
 * that change.
 *
 * <p>{@code +} is new, {@code ~} changes, {@code -} goes. Keys stand in a fixed order, {@code name}
 * first, wherever an object was read from.
 */
public final class PlanText {
  private static final int CONTEXT = 2;

  private PlanText() {}

  /** All of it, ending in a newline. */
  public static String of(Plan plan) {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (Phase phase : plan.phases()) {
      text.append(title(plan, number++)).append("\n");
      for (Step step : phase.steps()) {
        text.append(mark(step)).append(" ").append(step.key()).append("\n");
        diff(step).forEach(line -> text.append("  ").append(line).append("\n"));
      }
    }
    return text.append(summary(plan)).append("\n").toString();
  }

  /** {@code phase 1 of 3: add subsets}. */
  public static String title(Plan plan, int number) {
    Phase phase = plan.phases().get(number - 1);
    return "phase " + number + " of " + plan.phases().size() + ": " + phase.kind().title();
  }

  /** {@code 3 phases: 1 object to create, 2 to change, 1 to delete}. */
  public static String summary(Plan plan) {
    if (plan.isEmpty()) {
      return "nothing to change";
    }
    return count(plan.phases().size(), "phase")
        + ": "
        + count(steps(plan, "+"), "object")
        + " to create, "
        + steps(plan, "~")
        + " to change, "
        + steps(plan, "-")
        + " to delete";
  }

  private static long steps(Plan plan, String mark) {
    return plan.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> mark(step).equals(mark))
        .map(Step::key)
        .distinct()
        .count();
  }

  private static String mark(Step step) {
    if (step instanceof Step.Delete) {
      return "-";
    }
    return step.before().isPresent() ? "~" : "+";
  }

  /** The lines that change, with some around them; none for an object that goes. */
  static List<String> diff(Step step) {
    if (!(step instanceof Step.Apply apply)) {
      return List.of();
    }
    List<String> before = lines(step.before());
    List<String> after = lines(Optional.of(apply.object()));
    return UnifiedDiffUtils.generateUnifiedDiff(
            "", "", before, DiffUtils.diff(before, after), CONTEXT)
        .stream()
        .skip(2) // the names of two files that do not exist
        .flatMap(PlanText::line)
        .skip(1)
        .toList();
  }

  /** Line numbers of a text that nobody has say nothing; what is left out is three dots. */
  private static Stream<String> line(String line) {
    return Stream.of(
        line.startsWith("@@") ? "  ..." : line.substring(0, 1) + " " + line.substring(1));
  }

  private static List<String> lines(Optional<MeshObject> object) {
    return object.map(found -> YamlText.of(found.essence()).lines().toList()).orElse(List.of());
  }
}
