package io.meshlane.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came back.
 *
 * @param hops who answered, in the order of the calls; empty when a proxy did
 */
record Answer(int status, Optional<String> noVersion, List<Hop> hops, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One service that was reached, and what it saw.
   *
   * @param port where it was asked; 0 when it does not say
   * @param header the routing header it got
   */
  record Hop(
      String service, String version, int port, String path, String host, Optional<String> header) {
    @Override
    public String toString() {
      return service + "@" + version;
    }
  }

  static Answer of(Http.Reply reply) {
    Optional<String> noVersion =
        Optional.ofNullable(reply.headers().get("x-meshlane")).map(values -> values.get(0));
    List<Hop> hops = new ArrayList<>(inHeaders(reply));
    if (reply.status() == 200) {
      for (JsonNode node = json(reply.body()); node.has("service"); node = next(node)) {
        hops.add(hop(node));
      }
    }
    return new Answer(reply.status(), noVersion, List.copyOf(hops), reply.body());
  }

  /** A chain of proxies says it in a header of each, the last of them first: {@code lanes/}. */
  private static List<Hop> inHeaders(Http.Reply reply) {
    List<Hop> hops = new ArrayList<>();
    for (String line : reply.headers().getOrDefault("x-hop", List.of())) {
      String[] words = line.split(" ");
      String version = words[1].substring(words[0].length() + 1);
      hops.add(0, new Hop(words[0], version, 0, "", "", Stream.of(words).skip(2).findFirst()));
    }
    return hops;
  }

  /** The echo server's word for it, or the sample services'. */
  private static JsonNode next(JsonNode node) {
    return node.has("next") ? node.path("next") : node.path("upstream");
  }

  private static Hop hop(JsonNode node) {
    JsonNode headers = node.path("headers");
    JsonNode routing = headers.path("project-version");
    return new Hop(
        node.path("service").asText(),
        node.path("version").asText(),
        node.path("port").asInt(),
        node.path("path").asText(),
        headers.path("host").path(0).asText(),
        node.hasNonNull("header")
            ? Optional.of(node.path("header").asText())
            : routing.isEmpty() ? Optional.empty() : Optional.of(routing.path(0).asText()));
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not the echo server's answer: " + body, e);
    }
  }

  /** {@code testaaa@release-v1 -> testbbb@release}, or the proxy's status and words. */
  String chain() {
    return hops.isEmpty()
        ? status + noVersion.map(why -> " " + why).orElse("")
        : hops.stream().map(Hop::toString).collect(Collectors.joining(" -> "));
  }

  /** What the last hop met instead of the next one's answer; the hops before it answer 200. */
  Optional<String> failure() {
    return hops.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(json(body).findValue("failure")).map(JsonNode::asText);
  }

  Hop first() {
    return hops.get(0);
  }

  @Override
  public String toString() {
    return chain() + (hops.isEmpty() ? " " + body : "");
  }
}
