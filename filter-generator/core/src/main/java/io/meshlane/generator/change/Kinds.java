package io.meshlane.generator.change;

import java.util.Set;

/** The kinds a topology has in a mesh. */
final class Kinds {
  static final String DESTINATION_RULE = "DestinationRule";
  static final String VIRTUAL_SERVICE = "VirtualService";
  static final String GATEWAY = "Gateway";
  static final Set<String> FILTERS = Set.of("EnvoyFilter", "TrafficExtension");

  private Kinds() {}
}
