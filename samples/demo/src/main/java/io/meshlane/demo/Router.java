package io.meshlane.demo;

import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.explain.Destination;
import io.meshlane.generator.explain.Headers;
import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.RuleReference;
import io.meshlane.generator.explain.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Turns what explain says into what a proxy does.
 *
 * <p>Looks at header and path only, as far as the rules do: no timeouts, retries, faults or limits.
 */
final class Router {
  private final Rules rules;
  private final Pods pods;

  Router(Rules rules, Pods pods) {
    this.rules = rules;
    this.pods = pods;
  }

  Decision decide(Request request) {
    Verdict verdict = rules.explain(request);
    if (verdict instanceof Verdict.Answered answered) {
      return forward(oneOf(answered.destinations()), title(answered.rule()));
    }
    if (verdict instanceof Verdict.Untouched untouched) {
      return pods.any(service(untouched.host()))
          .<Decision>map(version -> to(version, request.headers(), untouched.reason()))
          .orElseGet(() -> new Decision.Refuse(502, untouched.reason()));
    }
    if (verdict instanceof Verdict.SubsetMissing missing) {
      return new Decision.Refuse(503, title(missing.rule()) + " names no subset there is");
    }
    if (verdict instanceof Verdict.DirectResponse direct) {
      return new Decision.Refuse(direct.status(), title(direct.rule()));
    }
    if (verdict instanceof Verdict.NotFound notFound) {
      return new Decision.Refuse(404, notFound.reason());
    }
    return new Decision.Refuse(501, "the stand-in cannot do this: " + reasons(verdict));
  }

  private Decision forward(Destination destination, String rule) {
    Optional<Version> version =
        destination.versions().stream()
            .map(name -> new Version(service(destination.host()), name))
            .findFirst();
    return version
        .map(it -> to(it, destination.headers(), rule))
        .orElseGet(() -> new Decision.Refuse(503, rule + " leads to no pod"));
  }

  private Decision to(Version version, Headers headers, String rule) {
    return pods.address(version)
        .<Decision>map(address -> new Decision.Forward(version, address, headers, rule))
        .orElseGet(() -> new Decision.Refuse(503, rule + " leads to " + version + ", not ready"));
  }

  /** By weight; what is left of a hundred by rounding is the last one's. */
  private static Destination oneOf(List<Destination> destinations) {
    double at = ThreadLocalRandom.current().nextDouble(100);
    for (Destination destination : destinations) {
      at -= destination.percent();
      if (at < 0) {
        return destination;
      }
    }
    return destinations.get(destinations.size() - 1);
  }

  private static String service(String host) {
    return host.split("\\.", 2)[0];
  }

  private static String title(RuleReference rule) {
    Place place = rule.place();
    return Path.of(place.file()).getFileName() + ":" + place.line() + " " + rule.title();
  }

  private static String reasons(Verdict verdict) {
    return verdict instanceof Verdict.Unknown unknown
        ? unknown.reasons().stream().map(Object::toString).collect(Collectors.joining("; "))
        : "redirect";
  }
}
