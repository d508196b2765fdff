package io.meshlane.generator;

import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Topology;

/** What a topology holds, in numbers, for a word of success. */
public record Summary(int services, int versions, int lanes) {

  static Summary of(Topology topology) {
    int versions =
        topology.services().stream().mapToInt(service -> service.versions().size()).sum();
    return new Summary(
        topology.services().size(), versions, LaneResolution.knownLanes(topology).size());
  }
}
