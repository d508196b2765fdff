package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a rule does with the requests it takes. */
sealed interface Action {

  /** Sends them on. */
  record Forward(List<Target> targets) implements Action {
    public Forward {
      targets = List.copyOf(targets);
    }
  }

  /**
   * Answers by itself.
   *
   * @param field of the rule that says so
   */
  record Respond(int status, String field) implements Action {}

  /**
   * Sends the caller elsewhere.
   *
   * @param to in words
   */
  record Redirect(int status, String to) implements Action {}

  /** Something that is not understood. */
  record NotUnderstood(Unread reason) implements Action {}

  /**
   * One destination of a rule.
   *
   * @param host in full
   * @param weight as written; a single destination takes everything
   */
  record Target(
      String host,
      Optional<String> subset,
      OptionalInt port,
      int weight,
      HeaderChanges changes,
      Place place) {}
}
