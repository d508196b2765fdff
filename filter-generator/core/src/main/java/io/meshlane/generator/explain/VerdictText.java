package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** A verdict in few words. */
final class VerdictText {
  private VerdictText() {}

  /** Who answers: a version, several with their shares, a status, or {@code ?}. */
  static String who(Verdict verdict) {
    if (verdict instanceof Verdict.Answered answered) {
      return destinations(answered.destinations());
    }
    if (verdict instanceof Verdict.DirectResponse response) {
      return String.valueOf(response.status());
    }
    if (verdict instanceof Verdict.Redirected redirected) {
      return redirected.status() + " to " + redirected.location();
    }
    if (verdict instanceof Verdict.Untouched untouched) {
      return untouched(untouched);
    }
    if (verdict instanceof Verdict.NotFound) {
      return "404";
    }
    return verdict instanceof Verdict.SubsetMissing ? "503" : "?";
  }

  /** Where the rule stands, as {@code file:line}; empty where no rule decided. */
  static String where(Verdict verdict) {
    if (verdict instanceof Verdict.Answered answered) {
      return line(answered.rule().place());
    }
    if (verdict instanceof Verdict.DirectResponse response) {
      return line(response.rule().place());
    }
    if (verdict instanceof Verdict.SubsetMissing missing) {
      return line(missing.rule().place());
    }
    return verdict instanceof Verdict.Redirected redirected ? line(redirected.place()) : "";
  }

  /** The rule's place in its VirtualService and its name; or why there is none. */
  static String which(Verdict verdict) {
    if (verdict instanceof Verdict.Answered answered) {
      return answered.rule().title();
    }
    if (verdict instanceof Verdict.DirectResponse response) {
      return response.rule().title() + " (" + response.field() + ")";
    }
    if (verdict instanceof Verdict.SubsetMissing missing) {
      return missing.rule().title();
    }
    return "";
  }

  /** What a reader needs to know besides; no line where all is said. */
  static List<String> remarks(Verdict verdict) {
    java.util.ArrayList<String> remarks = new java.util.ArrayList<>(why(verdict));
    remarks.addAll(verdict.notes());
    return remarks.stream().distinct().toList();
  }

  /** Why nobody answers, or why it cannot be said. */
  static List<String> why(Verdict verdict) {
    if (verdict instanceof Verdict.Unknown unknown) {
      return unknown.reasons().stream().map(Unread::toString).toList();
    }
    if (verdict instanceof Verdict.NotFound missing) {
      return List.of(missing.reason());
    }
    if (verdict instanceof Verdict.Untouched untouched) {
      String then =
          untouched.service()
              ? "Kubernetes picks any pod of " + untouched.host()
              : "it passes through";
      return List.of(untouched.reason() + ": " + then);
    }
    if (verdict instanceof Verdict.Answered answered) {
      return missing(answered.destinations());
    }
    return verdict instanceof Verdict.SubsetMissing missing
        ? missing(missing.destinations())
        : List.of();
  }

  private static String untouched(Verdict.Untouched untouched) {
    if (!untouched.service()) {
      return "passes";
    }
    return untouched.versions().isEmpty() ? "any" : String.join("|", untouched.versions());
  }

  static String line(Place place) {
    return place.line() == 0 ? place.file() : place.file() + ":" + place.line();
  }

  private static List<String> missing(List<Destination> destinations) {
    return destinations.stream()
        .filter(destination -> !destination.defined())
        .map(
            destination ->
                "no DestinationRule defines subset '"
                    + destination.subset().orElse("")
                    + "' of "
                    + destination.host()
                    + ": 503")
        .distinct()
        .toList();
  }

  private static String destinations(List<Destination> destinations) {
    boolean oneHost = destinations.stream().map(Destination::host).distinct().count() == 1;
    return destinations.stream()
        .map(
            destination ->
                share(destination)
                    + (oneHost ? "" : MeshName.shortly(destination.host(), "") + " ")
                    + version(destination)
                    + subset(destination, destinations))
        .collect(Collectors.joining(", "));
  }

  /** Which of two subsets of one version it is. */
  private static String subset(Destination destination, List<Destination> all) {
    boolean alone =
        all.stream()
            .filter(other -> !other.subset().equals(destination.subset()))
            .noneMatch(
                other ->
                    other.host().equals(destination.host())
                        && version(other).equals(version(destination)));
    return alone ? "" : destination.subset().map(name -> " (subset " + name + ")").orElse("");
  }

  private static String share(Destination destination) {
    if (destination.percent() >= 100) {
      return "";
    }
    BigDecimal percent =
        BigDecimal.valueOf(destination.percent()).setScale(1, RoundingMode.HALF_UP);
    return percent.stripTrailingZeros().toPlainString() + "% ";
  }

  private static String version(Destination destination) {
    if (!destination.defined()) {
      return "503";
    }
    if (!destination.versions().isEmpty()) {
      return String.join("|", destination.versions());
    }
    return destination.subset().map(subset -> "subset " + subset).orElse("any");
  }
}
