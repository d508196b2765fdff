package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pipelines of {@code k8s/} call exists, with those options; nothing is run. */
class PipelinesTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern CALL = Pattern.compile("\\./meshlane ([^)\\n]+)");
  private static final Pattern FILE = Pattern.compile("\\b(?:k8s|samples)/[\\w./-]+");

  @ParameterizedTest
  @ValueSource(strings = {"k8s/gitlab-ci.yml", "k8s/github-actions.yml"})
  void commandsOfThePipeline_areUnderstood(String pipeline) throws IOException {
    String text = Files.readString(ROOT.resolve(pipeline));

    List<String> calls = CALL.matcher(text).results().map(found -> found.group(1)).toList();

    assertThat(calls).extracting(call -> call.split(" ")[0]).contains("slug", "apply", "retire");
    assertThat(calls).allSatisfy(call -> Main.commandLine().parseArgs(words(call)));
  }

  private static String[] words(String call) {
    return call.replace("\"", "").strip().split(" +");
  }

  @ParameterizedTest
  @ValueSource(strings = {"k8s/gitlab-ci.yml", "k8s/github-actions.yml"})
  void filesOfThePipeline_exist(String pipeline) throws IOException {
    SoftAssertions softly = new SoftAssertions();

    FILE.matcher(Files.readString(ROOT.resolve(pipeline)))
        .results()
        .map(MatchResult::group)
        .forEach(file -> softly.assertThat(ROOT.resolve(file)).exists());

    softly.assertAll();
  }
}
