package io.meshlane.generator.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every service that the mesh's rules are for, by the ports its rules tell apart. */
final class MeshPorts {
  private final List<Port> ports = new ArrayList<>();

  MeshPorts(List<VirtualService> rules, KnownPods pods) {
    SortedMap<String, SortedSet<Integer>> found = new TreeMap<>();
    for (VirtualService rule : rules) {
      if (rule.isInMesh()) {
        for (String host : rule.hosts()) {
          if (MeshName.ofHost(host).isPresent()) {
            found.computeIfAbsent(host, h -> new TreeSet<>()).addAll(ports(rule));
          }
        }
      }
    }
    found.forEach((host, numbers) -> add(host, numbers, pods));
  }

  /** A service, and one of its ports where that matters. */
  record Port(String host, OptionalInt port) {
    Request request(Start start) {
      Request request = Request.to(start, host);
      return port.isPresent() ? request.withPort(port.getAsInt()) : request;
    }
  }

  List<Port> all() {
    return List.copyOf(ports);
  }

  private void add(String host, SortedSet<Integer> numbers, KnownPods pods) {
    if (!numbers.isEmpty()) {
      numbers.addAll(pods.ports(host));
      numbers.forEach(number -> ports.add(new Port(host, OptionalInt.of(number))));
    } else {
      ports.add(new Port(host, OptionalInt.empty()));
    }
  }

  private static SortedSet<Integer> ports(VirtualService rule) {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (HttpRule http : rule.rules()) {
      for (Match match : http.matches()) {
        match.placement().stream()
            .filter(Condition.Port.class::isInstance)
            .forEach(port -> numbers.add(((Condition.Port) port).number()));
      }
    }
    return numbers;
  }
}
