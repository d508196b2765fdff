package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;

/**
 * Something in a file, or missing from the files, that keeps {@code explain} from an answer.
 *
 * @param place where it stands
 * @param field the field as Istio calls it, such as {@code match.sourceLabels}
 * @param why one sentence, no capital, no full stop
 */
public record Unread(Place place, String field, String why) {

  /** {@code rules.yaml:12:5: match.sourceLabels: …}. */
  @Override
  public String toString() {
    return place + ": " + field + ": " + why;
  }
}
