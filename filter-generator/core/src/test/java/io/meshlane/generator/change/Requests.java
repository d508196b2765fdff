package io.meshlane.generator.change;

import io.meshlane.generator.explain.RandomTopology;
import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.Start;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every request that could tell two topologies apart: each lane at each service and entry. */
final class Requests {
  private final Set<Request> all = new LinkedHashSet<>();
  private final Set<String> headers = new TreeSet<>();
  private final Set<String> lanes = new TreeSet<>(List.of("nobody", "dev.child"));
  private final Set<String> paths = new TreeSet<>(List.of("/", "/elsewhere", "/login/x"));

  static Set<Request> of(Topology... topologies) {
    Requests requests = new Requests();
    for (Topology topology : topologies) {
      requests.headers.add(topology.header());
      requests.lanes.addAll(LaneResolution.knownLanes(topology));
      for (Service service : topology.services()) {
        service.entries().forEach(entry -> requests.paths.add(entry.path().value()));
      }
    }
    for (Topology topology : topologies) {
      topology.services().forEach(requests::inMesh);
      topology.gateways().forEach(gateway -> requests.atGateway(gateway, topology));
    }
    return requests.all;
  }

  private void inMesh(Service service) {
    List<String> names = new ArrayList<>(service.hosts());
    names.add(service.host());
    for (String name : names) {
      for (Service.Port port : service.ports()) {
        everyLane(Request.to(Start.mesh("ns"), name).withPort(port.number()));
      }
    }
  }

  private void atGateway(Gateway gateway, Topology topology) {
    Set<String> hosts = new TreeSet<>(List.of(RandomTopology.CALLBACK_HOST, "unheard.example.com"));
    for (Service service : topology.services()) {
      service.entries().forEach(entry -> hosts.addAll(entry.hosts()));
    }
    hosts.remove("*");
    Start start = Start.gateway(gateway.namespace() + "/" + gateway.name());
    for (String host : hosts) {
      for (String path : paths) {
        everyLane(Request.to(start, host).withPath(path).withPort(80));
      }
    }
  }

  private void everyLane(Request request) {
    all.add(request);
    for (String header : headers) {
      lanes.forEach(lane -> all.add(request.withHeader(header, lane)));
    }
  }
}
