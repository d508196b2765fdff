package io.meshlane.generator.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * Where a rule sends requests.
 *
 * @param host in full
 * @param subset as the rule names it
 * @param labels of the subset's pods
 * @param versions of the pods that may answer; empty where neither labels nor manifests tell
 * @param defined false when no DestinationRule defines the subset: 503
 * @param port as the rule names it
 * @param percent of the rule's requests
 * @param headers of the request when it arrives
 * @param unsure reasons why the routing header may be another
 */
public record Destination(
    String host,
    Optional<String> subset,
    SortedMap<String, String> labels,
    List<String> versions,
    boolean defined,
    OptionalInt port,
    double percent,
    Headers headers,
    List<Unread> unsure) {
  /** Copies its lists. */
  public Destination {
    versions = List.copyOf(versions);
    unsure = List.copyOf(unsure);
  }
}
