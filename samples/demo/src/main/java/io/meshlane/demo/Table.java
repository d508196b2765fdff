package io.meshlane.demo;

import io.meshlane.generator.explain.Journey;
import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lane by answering chain, printed as the answers come.
 *
 * <p>Each lane is asked for twice, through OkHttp's {@code execute} and its {@code enqueue}, and
 * both answers are held against what {@code explain} says of the rules: it knows nothing of the
 * services, so a header that is lost on the way shows.
 */
final class Table {
  /** Every value of the routing header that the rules could take for another one. */
  private static final List<Optional<String>> LANES =
      List.of(
          Optional.empty(),
          Optional.of("-"),
          Optional.of("release"),
          Optional.of("release-v1"),
          Optional.of("release-v3"));

  private static final List<String> PATHS = List.of("/", "/async");

  private final Environment environment;
  private final Caller caller;
  private final PrintStream out;

  Table(Environment environment, PrintStream out) {
    this.environment = environment;
    this.caller = new Caller(environment.address());
    this.out = out;
  }

  /** True when every answer was as the rules say. */
  boolean print() {
    boolean right = true;
    out.printf("  %-17s %s%n", "project-version", "who answered");
    for (Optional<String> lane : LANES) {
      String expected = expected(lane);
      List<String> answers = PATHS.stream().map(path -> answer(path, lane)).distinct().toList();
      boolean asExpected = answers.equals(List.of(expected));
      right &= asExpected;
      out.printf(
          "  %-17s %s%s%n",
          lane.orElse("(no header)"),
          String.join(" and ", answers),
          asExpected ? "" : "   WRONG, the rules say: " + expected);
    }
    return right;
  }

  private String answer(String path, Optional<String> lane) {
    Caller.Reply reply = caller.call(path, lane);
    return reply.status() == 200
        ? line(Answer.parse(reply.body()).chain())
        : reply.status() + " " + reply.body().strip();
  }

  /** What the rules say of the gateway, and of the call from there to the second service. */
  private String expected(Optional<String> lane) {
    Request plain = Environment.request();
    Request request = lane.map(it -> plain.withHeader("project-version", it)).orElse(plain);
    Journey journey = environment.rules().journey(request);
    List<Version> chain = new ArrayList<>(answering(journey.first()));
    journey.next().stream()
        .filter(hop -> hop.to().equals(Environment.SECOND))
        .forEach(hop -> chain.addAll(answering(hop)));
    return line(chain);
  }

  private static List<Version> answering(Journey.Hop hop) {
    return hop.verdict() instanceof Verdict.Answered answered
        ? answered.destinations().stream()
            .flatMap(it -> it.versions().stream())
            .map(version -> new Version(hop.to(), version))
            .toList()
        : List.of();
  }

  private static String line(List<Version> chain) {
    return chain.stream()
        .map(version -> String.format("%-18s", version))
        .collect(Collectors.joining(" → "))
        .stripTrailing();
  }
}
