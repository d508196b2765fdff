package io.meshlane.generator.change;

import java.time.Instant;
import java.util.List;

/**
 * What a mesh holds at one moment, as far as lanes are concerned.
 *
 * @param own the objects of one {@link Owner}, by their labels: DestinationRules, VirtualServices,
 *     Gateways, EnvoyFilters and TrafficExtensions of all namespaces that may be read
 * @param foreign VirtualServices and DestinationRules of anybody else, another topology included,
 *     wherever they may be read; and objects of the other kinds that have the name of one that is
 *     to be written, or are of a topology of the same name with another home
 * @param pods those of the topology's namespaces; none where readiness does not matter
 * @param at when this was read, by the cluster's clock
 */
public record MeshState(
    List<MeshObject> own, List<MeshObject> foreign, List<LivePod> pods, Instant at) {
  /** A mesh without anything of ours. */
  public static final MeshState EMPTY =
      new MeshState(List.of(), List.of(), List.of(), Instant.EPOCH);

  public MeshState {
    own = List.copyOf(own);
    foreign = List.copyOf(foreign);
    pods = List.copyOf(pods);
  }
}
