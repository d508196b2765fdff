package io.meshlane.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demonstration from its start to its end, with both samples in both versions as processes: the
 * lane crosses from Spring Boot 2.7 to 4 over real HTTP. The README's output is refreshed with
 * {@code -Ddocumentation.update=true}.
 */
class DemoIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path README = Shipped.ROOT.resolve("README.md");
  private static final Pattern CONSOLE =
      Pattern.compile("(?ms)^(```console\n\\$ ./demo\n).*?(?=^```$)");

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void story_isTheReadmesAndEndsWithoutLeavingAnything() throws Exception {
    try (RunningDemo demo = new RunningDemo(folder, RunningDemo.jars(folder))) {
      List<String> said = demo.linesUntil("no such line");
      int status = demo.awaitEnd();

      assertThat(status).as(demo.errors()).isZero();
      String truth = readme(String.join("\n", said) + "\n");
      assertThat(readme()).isEqualTo(truth);
      assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
  }

  @Test
  void demoThatStays_answersItsPage_andEndsAllWhenInterrupted() throws Exception {
    try (RunningDemo demo = new RunningDemo(folder, RunningDemo.jars(folder), "--keep")) {
      demo.linesUntil("Open http");
      String page = demo.lastLine().replaceFirst("^Open (\\S+) .*", "$1");
      List<ProcessHandle> services = demo.services();

      assertThat(services).as(demo.errors()).hasSize(3);
      assertThat(send("GET", page).body()).contains("<title>Meshlane: lanes</title>");
      checkRequests(page);
      int interrupted = demo.interrupt();
      assertThat(demo.awaitEnd()).isEqualTo(interrupted);
      assertThat(services).noneMatch(ProcessHandle::isAlive);
      assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
  }

  /** A branch comes back, and every kind of request meets it; then the other service's goes. */
  private void checkRequests(String page) throws Exception {
    assertThat(ask(page, "?lane=release-v1")).isEqualTo("testaaa@release > testbbb@release-v1");

    json(send("POST", page + "branch?service=testaaa&deployed=true"));
    assertThat(ask(page, "?lane=release-v1")).isEqualTo("testaaa@release-v1 > testbbb@release-v1");
    assertThat(ask(page, "?lane=release-v1&path=/async"))
        .isEqualTo("testaaa@release-v1 > testbbb@release-v1");
    assertThat(ask(page, "")).isEqualTo("testaaa@release > testbbb@release");
    assertThat(ask(page, "?lane=a%20b")).isEqualTo("testaaa@release > testbbb@release");
    assertThat(ask(page, "?lane=a%0d%0ab")).startsWith("0 no client sends this header");

    JsonNode state = json(send("POST", page + "branch?service=testbbb&deployed=false"));
    assertThat(state.path("branches").toString()).isEqualTo("{\"testaaa\":true,\"testbbb\":false}");
    assertThat(ask(page, "?lane=release-v1")).isEqualTo("testaaa@release-v1 > testbbb@release");

    HttpResponse<String> foreign =
        client.send(
            HttpRequest.newBuilder(URI.create(page)).header("Origin", "http://x.example").build(),
            BodyHandlers.ofString());
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  @Test
  void demoWithAServiceThatDoesNotStart_saysWhyAndLeavesNothing() throws Exception {
    Path none = Files.createDirectories(folder.resolve("none"));

    try (RunningDemo demo = new RunningDemo(folder, none)) {
      demo.linesUntil("no such line");

      assertThat(demo.awaitEnd()).isEqualTo(1);
      assertThat(demo.errors())
          .contains("testaaa@release ended before it was ready", "testaaa.jar");
      assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }
  }

  /** Which proxies and services the request met, outermost first. */
  private String ask(String page, String query) throws Exception {
    JsonNode told = json(send("POST", page + "ask" + query));
    if (told.path("status").asInt() != 200) {
      return told.path("status").asInt() + " " + told.path("body").asText();
    }
    JsonNode hops = told.path("hops");
    assertThat(hops).hasSize(2);
    assertThat(hops.findValuesAsText("from")).containsExactly("testaaa", "gateway");
    List<Version> chain = Answer.parse(told.path("body").asText()).chain();
    List<String> routed = hops.findValuesAsText("to");
    assertThat(chain).hasToString("[" + routed.get(1) + ", " + routed.get(0) + "]");
    return chain.get(0) + " > " + chain.get(1);
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> send(String method, String url) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private static String readme() throws Exception {
    return Files.readString(README);
  }

  /** The README with what the demonstration says now; written to the file where that is wanted. */
  private static String readme(String said) throws Exception {
    String truth = CONSOLE.matcher(readme()).replaceFirst("$1" + Matcher.quoteReplacement(said));
    if (Boolean.getBoolean("documentation.update")) {
      Files.writeString(README, truth);
    }
    assertThat(truth).contains(said);
    return truth;
  }
}
