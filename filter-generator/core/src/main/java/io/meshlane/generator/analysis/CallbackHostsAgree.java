package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.CALLBACK_HOST_CONFLICT;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site.AtGateway;
import io.meshlane.generator.topology.Callback.Site.AtWorkload;
import io.meshlane.generator.topology.CallbackHosts;
import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Slug;
import io.meshlane.generator.topology.Topology;
import java.util.HashMap;
import java.util.Map;

/** At one place a callback host has one lane. */
final class CallbackHostsAgree implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Topology topology = subject.topology();
    Map<String, String> seen = new HashMap<>();
    for (Callback callback : topology.callbacks()) {
      for (int i = 0; i < callback.hosts().size(); i++) {
        Origin at = callback.origin().child("hosts").child(i);
        CallbackHosts.hosts(topology, callback, callback.hosts().get(i))
            .forEach(
                (host, lane) -> {
                  String first = seen.putIfAbsent(place(topology, callback) + " " + host, lane);
                  if (first != null && !first.equals(lane)) {
                    String message =
                        "callback host "
                            + quoted(host)
                            + " has lane "
                            + quoted(lane)
                            + " here, but "
                            + quoted(first)
                            + " before";
                    findings.add(
                        CALLBACK_HOST_CONFLICT, subject.place(at), message, "keep one of the two");
                  }
                });
      }
    }
    twins(subject, findings);
  }

  /** A gateway has two names; and where Lua sets the lane, what counts are the pods. */
  private static String place(Topology topology, Callback callback) {
    if (!(callback.site() instanceof AtGateway at)) {
      return ((AtWorkload) callback.site()).namespace() + ((AtWorkload) callback.site()).selector();
    }
    return topology
        .gateway(at.gateway())
        .map(
            gateway ->
                callback.via().isLua()
                    ? gateway.workload().namespace() + gateway.workload().selector()
                    : gateway.reference(""))
        .orElse(at.gateway());
  }

  /** Two lanes whose names become one part of a host. */
  private static void twins(Subject subject, Findings findings) {
    for (Callback callback : subject.topology().callbacks()) {
      if (callback.hosts().stream().anyMatch(host -> host.contains(Callback.LANE_PLACEHOLDER))) {
        Map<String, String> seen = new HashMap<>();
        for (String lane : LaneResolution.knownLanes(subject.topology())) {
          String first = seen.putIfAbsent(Slug.plain(lane), lane);
          if (first != null) {
            String message =
                "lanes "
                    + quoted(first)
                    + " and "
                    + quoted(lane)
                    + " get one host: {lane} is "
                    + quoted(Slug.plain(lane))
                    + " for both";
            findings.add(
                CALLBACK_HOST_CONFLICT,
                subject.place(callback.origin()),
                message,
                "rename one of the two");
          }
        }
      }
    }
  }
}
