package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the pipelines of {@code k8s/} call exists, with those options; nothing is run. */
class PipelinesTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern CALL = Pattern.compile("\\./meshlane ([^)\\n]+)");
  private static final Pattern FILE = Pattern.compile("\\b(?:k8s|samples)/[\\w./-]+");

  private static final Set<String> SETTINGS = Set.of("default", "stages", "workflow");
  private static final Set<String> KEYWORDS =
      Set.of(
          "image",
          "services",
          "before_script",
          "after_script",
          "variables",
          "cache",
          "include",
          "spec");

  @ParameterizedTest
  @ValueSource(strings = {"k8s/gitlab-ci.yml", "k8s/github-actions.yml"})
  void commandsOfThePipeline_areUnderstood(String pipeline) throws IOException {
    String text = Files.readString(ROOT.resolve(pipeline));

    List<String> calls = CALL.matcher(text).results().map(found -> found.group(1)).toList();

    assertThat(calls).extracting(call -> call.split(" ")[0]).contains("slug", "apply", "retire");
    assertThat(calls).allSatisfy(call -> Main.commandLine().parseArgs(words(call)));
  }

  /**
   * GitLab refuses a file with a job that is called as a keyword is, or that has no script.
   *
   * @see <a href="https://docs.gitlab.com/ci/jobs/#job-names">Job names</a>
   */
  @Test
  void gitLabsPipeline_hasJobsThatItTakes() throws IOException {
    Map<?, ?> pipeline = gitLabs();
    List<?> stages = (List<?>) pipeline.get("stages");

    assertThat(jobs(pipeline)).hasSize(3).doesNotContainKeys(KEYWORDS.toArray(String[]::new));
    assertThat(jobs(pipeline).values())
        .allSatisfy(
            job -> {
              assertThat(job.containsKey("script")).isTrue();
              assertThat(stages).asInstanceOf(LIST).contains(job.get("stage"));
            });
  }

  @Test
  void gitLabsLane_isStoppedByAJobOfItsEnvironment() throws IOException {
    Map<String, Map<?, ?>> jobs = jobs(gitLabs());
    Map<?, ?> environment = (Map<?, ?>) jobs.get("lane").get("environment");

    Map<?, ?> stopping = jobs.get(String.valueOf(environment.get("on_stop")));

    assertThat(stopping.get("when")).isEqualTo("manual");
    assertThat(stopping.get("environment"))
        .isEqualTo(Map.of("name", environment.get("name"), "action", "stop"));
  }

  private static Map<?, ?> gitLabs() throws IOException {
    String text = Files.readString(ROOT.resolve("k8s/gitlab-ci.yml"));
    return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  /** What stands at the top and is neither a setting nor hidden. */
  private static Map<String, Map<?, ?>> jobs(Map<?, ?> pipeline) {
    Map<String, Map<?, ?>> jobs = new TreeMap<>();
    pipeline.forEach(
        (name, value) -> {
          if (!SETTINGS.contains(name) && !String.valueOf(name).startsWith(".")) {
            jobs.put(String.valueOf(name), (Map<?, ?>) value);
          }
        });
    return jobs;
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
