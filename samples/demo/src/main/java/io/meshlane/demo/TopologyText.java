package io.meshlane.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a topology file, edited as a person would: its comments and its order stay. */
record TopologyText(String text) {
  private static final String NAME = "- name: ";
  private static final String VERSIONS = "versions: [";

  /**
   * The same without one version of one service.
   *
   * @throws DemoFailure if the file does not list it on a line {@code versions: […]} of the service
   */
  TopologyText without(Version gone) {
    StringBuilder edited = new StringBuilder();
    String service = "";
    for (String line : text.split("(?<=\n)", -1)) {
      String words = line.strip();
      service = words.startsWith(NAME) ? words.substring(NAME.length()) : service;
      boolean theirs = service.equals(gone.service()) && words.startsWith(VERSIONS);
      edited.append(theirs ? without(line, gone.name()) : line);
    }
    if (edited.toString().equals(text)) {
      throw new DemoFailure("the topology lists no version " + gone);
    }
    return new TopologyText(edited.toString());
  }

  private static String without(String line, String version) {
    int from = line.indexOf('[') + 1;
    int to = line.indexOf(']');
    List<String> versions = Arrays.asList(line.substring(from, to).split(", *", -1));
    return versions.stream()
        .filter(other -> !other.equals(version))
        .collect(Collectors.joining(", ", line.substring(0, from), line.substring(to)));
  }
}
