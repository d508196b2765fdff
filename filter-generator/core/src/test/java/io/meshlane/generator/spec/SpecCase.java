package io.meshlane.generator.spec;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.spec.SpecInput.Output;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One case of a rule.
 *
 * @param negative whether the rule is broken
 */
record SpecCase(
    DiagnosticCode rule,
    boolean negative,
    String name,
    SpecInput input,
    Goal goal,
    Expectation expected) {

  private static final Set<String> KEYS =
      Set.of(
          "spec",
          "topology",
          "bytes",
          "file",
          "manifests",
          "out",
          "goal",
          "expect",
          "live",
          "retire",
          "grace");
  private static final Set<String> EXPECT_KEYS = Set.of("message", "help", "also", "files");

  static SpecCase of(DiagnosticCode rule, boolean negative, String name, Map<?, ?> yaml) {
    Map<?, ?> expect = SpecFile.mapping(yaml, "expect");
    require(KEYS.containsAll(yaml.keySet()), rule, name, yaml);
    require(EXPECT_KEYS.containsAll(expect.keySet()), rule, name, expect);
    Expectation expected =
        new Expectation(
            text(expect, "message"),
            text(expect, "help"),
            texts(expect, "files"),
            texts(expect, "also").stream().map(DiagnosticCode::valueOf).toList());
    return new SpecCase(rule, negative, name, input(yaml), Goal.of(text(yaml, "goal")), expected);
  }

  private static SpecInput input(Map<?, ?> yaml) {
    return new SpecInput(
        text(yaml, "spec"),
        text(yaml, "topology"),
        text(yaml, "bytes"),
        text(yaml, "file"),
        text(yaml, "manifests"),
        new Output(
            yaml.get("out") instanceof String text ? text : "", SpecFile.mapping(yaml, "out")),
        new SpecLive(text(yaml, "live"), text(yaml, "retire"), text(yaml, "grace")));
  }

  @Override
  public String toString() {
    return rule.id() + " " + rule + (negative ? " - " : " + ") + name;
  }

  private static String text(Map<?, ?> yaml, String key) {
    Object value = yaml.get(key);
    return value == null ? "" : value.toString();
  }

  private static List<String> texts(Map<?, ?> yaml, String key) {
    return yaml.get(key) instanceof List<?> list
        ? list.stream().map(Object::toString).toList()
        : List.of();
  }

  private static void require(boolean known, DiagnosticCode rule, String name, Map<?, ?> yaml) {
    if (!known) {
      throw new IllegalArgumentException("unknown key in " + rule + ", " + name + ": " + yaml);
    }
  }

  /**
   * What the finding says besides its code.
   *
   * @param message a part of it
   * @param help a part of it
   * @param files the places where no mark says so; empty for the topology
   * @param also the codes found beside it
   */
  record Expectation(String message, String help, List<String> files, List<DiagnosticCode> also) {}

  /** What is asked for. */
  enum Goal {
    GENERATE(""),
    CHECK("check"),
    GENERATE_AND_CHECK("generate and check"),
    PLAN("plan");

    private final String word;

    Goal(String word) {
      this.word = word;
    }

    static Goal of(String word) {
      return Arrays.stream(values())
          .filter(goal -> goal.word.equals(word))
          .findFirst()
          .orElseThrow();
    }
  }
}
