package io.meshlane.generator.cli;

import io.meshlane.generator.report.JsonReport;
import io.meshlane.generator.topology.Slug;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshlane slug}: branch names to lane names. */
@Command(
    name = "slug",
    description = {
      "Turns names, such as branches', into lane names.",
      "",
      "A lane name is a header value, a pod label, a subset name and a part of a host at once: lower"
          + " case letters, digits and -, at most 63 of them. A name that had to be cut, and names"
          + " given together that would become the same, end in a hash of the whole name.",
      "",
      "Prints the slug alone for one name, and NAME<TAB>SLUG lines for several.",
      ""
    },
    footer = {
      "  meshlane slug feature/PAY-42                      # feature-pay-42",
      "  meshlane slug \"$(git branch --show-current)\"",
      "  git branch --format='%%(refname:short)' | xargs meshlane slug"
    })
final class SlugCommand implements Callable<Integer> {
  private static final char UNDECODABLE = '\uFFFD';

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "NAME", description = "Any name.")
  private List<String> names = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: text).")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    names.forEach(this::require);
    spec.commandLine().getOut().print(print(slugs()));
    return ExitCode.OK;
  }

  private void require(String name) {
    if (name.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "an empty name has no slug; is a variable unset?");
    }
    if (name.indexOf(UNDECODABLE) >= 0) {
      throw new ParameterException(
          spec.commandLine(),
          "a name is not text in this locale, and its slug would differ elsewhere; set LC_ALL=C.UTF-8");
    }
  }

  private Map<String, String> slugs() {
    SortedMap<String, String> distinct = Slug.distinct(names);
    Map<String, String> inOrder = new LinkedHashMap<>();
    names.forEach(name -> inOrder.put(name, distinct.getOrDefault(name, "")));
    return inOrder;
  }

  private String print(Map<String, String> slugs) {
    if (format == Format.JSON) {
      return JsonReport.slugs(slugs);
    }
    StringBuilder lines = new StringBuilder();
    slugs.forEach(
        (name, slug) -> lines.append(names.size() == 1 ? "" : name + "\t").append(slug + "\n"));
    return lines.toString();
  }
}
