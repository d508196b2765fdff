package io.meshlane.generator.explain;

import java.util.List;
import java.util.function.Function;

/** Follows a request from its first hop to every service that may be called from there. */
final class JourneyPlanner {
  private final MeshPorts ports;
  private final KnownPods pods;
  private final PodFilters filters;
  private final String header;
  private final List<String> notes;

  JourneyPlanner(
      MeshPorts ports, KnownPods pods, PodFilters filters, String header, List<String> notes) {
    this.ports = ports;
    this.pods = pods;
    this.filters = filters;
    this.header = header;
    this.notes = notes;
  }

  Journey plan(Request request, Function<Request, Verdict> explain) {
    Verdict first = explain.apply(request);
    Arrivals arrivals = new Arrivals(request, header, notes);
    if (first instanceof Verdict.Answered answered) {
      arrivals.arrive(answered, pods, filters);
    }
    List<Journey.Hop> next =
        arrivals.all().stream()
            .flatMap(
                arrival ->
                    ports.all().stream()
                        .filter(port -> !port.host().equals(arrival.host()))
                        .map(port -> hop(arrival, port, explain)))
            .toList();
    var hop = new Journey.Hop(from(request.start()), to(first, request), request.port(), first);
    return new Journey(request, hop, next, arrivals.notes());
  }

  private static Journey.Hop hop(
      Arrivals.Arrival arrival, MeshPorts.Port port, Function<Request, Verdict> explain) {
    MeshName caller = arrival.service();
    Start start = Start.service(caller.namespace(), caller.service());
    Verdict verdict =
        arrival.unsure().isEmpty()
            ? explain.apply(port.request(start).withHeaders(arrival.headers()))
            : new Verdict.Unknown(arrival.unsure(), List.of());
    String to = MeshName.shortly(port.host(), caller.namespace());
    return new Journey.Hop(arrival.title(), to, port.port(), verdict);
  }

  private static String from(Start start) {
    return start instanceof Start.AtGateway gateway
        ? gateway.name().orElse("gateway")
        : ((Start.InMesh) start).service().orElse("mesh");
  }

  private static String to(Verdict first, Request request) {
    if (first instanceof Verdict.Answered answered) {
      return String.join(
          "|",
          answered.destinations().stream()
              .map(destination -> shortly(destination.host(), request.start()))
              .distinct()
              .toList());
    }
    return first instanceof Verdict.Untouched untouched
        ? shortly(untouched.host(), request.start())
        : withoutPort(request);
  }

  /** The port of the call is printed behind it anyway. */
  private static String withoutPort(Request request) {
    String authority = request.authority();
    String port = request.port().isPresent() ? ":" + request.port().getAsInt() : "";
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }

  static String shortly(String host, Start start) {
    String namespace =
        start instanceof Start.InMesh caller
            ? caller.namespace()
            : MeshName.ofHost(host).map(MeshName::namespace).orElse("");
    return MeshName.shortly(host, namespace);
  }
}
