package io.meshlane.generator.change;

import java.util.List;

/**
 * Writes that may reach the proxies in any order between kinds, and in this order within a kind:
 * every mixture routes every request. After them, and before the next phase, every proxy must have
 * acknowledged them.
 *
 * @param steps at least one, in the order in which they are to be written
 */
public record Phase(Kind kind, List<Step> steps) {
  public Phase {
    steps = List.copyOf(steps);
  }

  /** What a phase is for. */
  public enum Kind {
    /** Subsets are added and policies changed; no route names anything that is not there. */
    SUBSETS("add subsets"),
    /** Routes change to what is wanted. */
    ROUTES("change routes"),
    /** Gateways and callback filters change, when the routes they lead to are everywhere. */
    ENTRANCES("change gateways and filters"),
    /** Routes and filters that are no longer wanted go. */
    WITHDRAWAL("withdraw routes"),
    /** Subsets go that no route names any more. */
    TRIM("remove subsets");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** In two or three words, for people. */
    public String title() {
      return title;
    }
  }
}
