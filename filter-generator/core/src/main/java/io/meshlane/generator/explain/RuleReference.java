package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.Optional;

/**
 * One rule of one file.
 *
 * @param place where it begins
 * @param virtualService {@code namespace/name}
 * @param index its place in {@code spec.http}, from 0
 */
public record RuleReference(Place place, String virtualService, int index, Optional<String> name) {

  static RuleReference of(VirtualService owner, HttpRule rule) {
    return new RuleReference(
        rule.place(), owner.namespace() + "/" + owner.name(), rule.index(), rule.name());
  }

  /** {@code http[0] lane-release-v1}. */
  public String title() {
    return "http[" + index + "]" + name.map(text -> " " + text).orElse("");
  }
}
