package io.meshlane.generator.change;

/**
 * The topology that an object was generated from. Two of one name in two namespaces are two.
 *
 * @param home the topology's own namespace
 */
public record Owner(String topology, String home) {

  /** True for an object of a topology that has this one's name and another home. */
  public boolean isNamesakeOf(MeshObject object) {
    return object
        .owner()
        .filter(other -> other.topology.equals(topology) && !other.equals(this))
        .isPresent();
  }
}
