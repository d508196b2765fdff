package io.meshlane.e2e;

import io.meshlane.generator.explain.Destination;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.explain.Journey;
import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.Start;
import io.meshlane.generator.explain.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What explain says of a request, beside what the real proxies did.
 *
 * <p>The first hop and every call behind it must be answered by a version explain names, and by
 * none where it says that a proxy answers; 'unknown' agrees with nothing.
 */
final class Explained {
  private static final String HEADER = "project-version";

  private final Explainer explainer;
  private final String namespace;

  Explained(Explainer explainer, String namespace) {
    this.explainer = explainer;
    this.namespace = namespace;
  }

  /** Where they differ; empty where they agree. */
  Optional<String> difference(Question question, Answer answer) {
    Journey journey = explainer.journey(request(question));
    Verdict first = journey.first().verdict();
    if (!agrees(first, answer)) {
      return Optional.of(question + ": " + answer + ", but explain says " + first);
    }
    for (int i = 1; i < answer.hops().size(); i++) {
      Answer.Hop from = answer.hops().get(i - 1);
      Answer.Hop to = answer.hops().get(i);
      List<Journey.Hop> calls = calls(journey, from, to);
      if (calls.stream().noneMatch(call -> names(call.verdict(), to))) {
        return Optional.of(question + ": " + answer + ", but explain says " + calls);
      }
      if (i + 1 < answer.hops().size()) {
        journey = explainer.journey(request(from, to));
      }
    }
    return Optional.empty();
  }

  private Request request(Question question) {
    Start start =
        question.service().isPresent() ? Start.service(namespace, "client") : Start.gateway();
    String host = question.service().map(name -> name + ":" + question.port()).orElse("");
    Request request =
        Request.to(start, question.authority().orElse(host))
            .withPort(question.port())
            .withPath(question.path());
    return question.header().map(value -> request.withHeader(HEADER, value)).orElse(request);
  }

  /** A journey sees no further than the calls of whom its request reached: the next one's begin. */
  private Request request(Answer.Hop from, Answer.Hop to) {
    Request request = Request.to(Start.service(namespace, from.service()), to.service());
    return to.header().map(value -> request.withHeader(HEADER, value)).orElse(request);
  }

  private static List<Journey.Hop> calls(Journey journey, Answer.Hop from, Answer.Hop to) {
    return journey.next().stream()
        .filter(
            call ->
                call.from().equals(from.service()) || call.from().startsWith(from.service() + " "))
        .filter(call -> call.to().equals(to.service()))
        .filter(call -> agrees(call.port(), to))
        .toList();
  }

  private static boolean agrees(Verdict verdict, Answer answer) {
    if (!answer.hops().isEmpty()) {
      return names(verdict, answer.first());
    }
    if (verdict instanceof Verdict.DirectResponse direct) {
      return direct.status() == answer.status();
    }
    boolean nobodys = answer.status() == 404 && answer.noVersion().isEmpty();
    return verdict instanceof Verdict.NotFound && nobodys
        || verdict instanceof Verdict.SubsetMissing && answer.status() == 503;
  }

  private static boolean names(Verdict verdict, Answer.Hop hop) {
    if (verdict instanceof Verdict.Untouched untouched) {
      return untouched.host().startsWith(hop.service() + ".");
    }
    return verdict instanceof Verdict.Answered answered
        && answered.destinations().stream().anyMatch(destination -> names(destination, hop));
  }

  private static boolean names(Destination destination, Answer.Hop hop) {
    return destination.defined()
        && destination.percent() > 0
        && destination.host().startsWith(hop.service() + ".")
        && destination.versions().equals(List.of(hop.version()))
        && agrees(destination.port(), hop);
  }

  /** Not every server says which port it was asked on. */
  private static boolean agrees(OptionalInt port, Answer.Hop hop) {
    return port.isEmpty() || hop.port() == 0 || port.getAsInt() == hop.port();
  }
}
