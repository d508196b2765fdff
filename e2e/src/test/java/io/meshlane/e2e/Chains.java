package io.meshlane.e2e;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Answers of services that call one another, {@code testaaa@r1 -> testbbb@release}. */
final class Chains {
  private static final String CALLS = " -> ";

  private Chains() {}

  /**
   * What may be answered while {@code before} becomes {@code after}: proxies change one by one, so
   * each hop may answer as before or as after. Where other services are asked than before, only the
   * whole chains may.
   */
  static Set<String> between(Set<String> before, String after) {
    Set<String> allowed = new HashSet<>(before);
    allowed.add(after);
    for (String chain : before) {
      List<String> from = List.of(chain.split(CALLS));
      List<String> to = List.of(after.split(CALLS));
      if (services(from).equals(services(to))) {
        allowed.addAll(mixed(from, to));
      }
    }
    return Set.copyOf(allowed);
  }

  private static List<String> services(List<String> hops) {
    return hops.stream().map(hop -> hop.substring(0, hop.indexOf('@'))).toList();
  }

  private static Set<String> mixed(List<String> from, List<String> to) {
    Set<String> begun = Set.of("");
    for (int i = 0; i < from.size(); i++) {
      Set<String> longer = new HashSet<>();
      for (String start : begun) {
        String upTo = start.isEmpty() ? "" : start + CALLS;
        longer.add(upTo + from.get(i));
        longer.add(upTo + to.get(i));
      }
      begun = longer;
    }
    return begun;
  }
}
