package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.RETRIES_OFF;
import static io.meshlane.generator.diagnostic.DiagnosticCode.RETRY_ON_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.TIMEOUT_SHORTER_THAN_RETRIES;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Traffic;
import io.meshlane.generator.topology.Traffic.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Retries are on or off, on conditions Envoy knows, and within the timeout. */
final class RetriesAreSound implements Analyzer {
  /**
   * https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on
   */
  private static final Set<String> CONDITIONS =
      Set.of(
          "5xx",
          "gateway-error",
          "reset",
          "reset-before-request",
          "connect-failure",
          "envoy-ratelimited",
          "retriable-4xx",
          "refused-stream",
          "retriable-status-codes",
          "retriable-headers",
          "http3-post-connect-failure",
          "cancelled",
          "deadline-exceeded",
          "internal",
          "resource-exhausted",
          "unavailable");

  /** Istio takes a status only when Go's net/http has words for it. */
  private static final Pattern STATUS =
      Pattern.compile(
          "10[0-3]|20[0-8]|226|30[0-57-8]|4(0[0-9]|1[0-8]|2[1-689]|31|51)|50[0-8]|51[01]");

  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      service
          .traffic()
          .retries()
          .ifPresent(
              retries -> {
                conditions(subject, findings, retries);
                onOrOff(subject, findings, retries);
                withinTimeout(subject, findings, service.traffic(), retries);
              });
    }
  }

  private static void conditions(Subject subject, Findings findings, Retries retries) {
    for (int i = 0; i < retries.retryOn().size(); i++) {
      String word = retries.retryOn().get(i);
      if (!CONDITIONS.contains(word) && !STATUS.matcher(word).matches()) {
        findings.add(
            RETRY_ON_INVALID,
            subject.place(retries.origin().child("retryOn").child(i)),
            "Envoy has no retry condition " + quoted(word),
            help(word));
      }
    }
  }

  private static String help(String word) {
    List<String> several = List.of(word.split("\\s*,\\s*"));
    if (several.size() > 1 && CONDITIONS.containsAll(several)) {
      return "write [" + String.join(", ", several) + "]";
    }
    return didYouMean(
        word,
        CONDITIONS,
        "write one of "
            + String.join(", ", new TreeSet<>(CONDITIONS))
            + ", or a status such as 503");
  }

  private static void onOrOff(Subject subject, Findings findings, Retries retries) {
    if (retries.attempts() == 0
        && (retries.perTryTimeout().isPresent() || !retries.retryOn().isEmpty())) {
      String help = "write attempts: 0 alone, or at least attempts: 1";
      findings.add(
          RETRIES_OFF,
          subject.place(retries.origin()),
          "'attempts: 0' switches retries off, yet they are configured",
          help);
    }
  }

  private static void withinTimeout(
      Subject subject, Findings findings, Traffic traffic, Retries retries) {
    Optional<Duration> needed =
        retries
            .perTryTimeout()
            .filter(each -> retries.attempts() > 0)
            .map(each -> each.multipliedBy(retries.attempts() + 1L));
    if (needed.isPresent()
        && traffic.timeout().filter(timeout -> timeout.compareTo(needed.get()) < 0).isPresent()) {
      String message =
          "the timeout ends before "
              + (retries.attempts() + 1)
              + " tries of "
              + retries.perTryTimeout().get().toMillis()
              + "ms";
      String help = "write timeout: " + needed.get().toMillis() + "ms or more, or fewer attempts";
      findings.add(TIMEOUT_SHORTER_THAN_RETRIES, subject.place(retries.origin()), message, help);
    }
  }
}
