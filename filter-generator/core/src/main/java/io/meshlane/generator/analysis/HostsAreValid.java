package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.HOST_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.CallbackHosts;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Gateway.Server;
import io.meshlane.generator.topology.Service;
import java.util.List;
import java.util.Set;

/** Hosts are full names, without port; only entries and gateways may have wildcards. */
final class HostsAreValid implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      check(subject, findings, service.origin().child("hosts"), service.hosts(), false);
      for (Entry entry : service.entries()) {
        check(subject, findings, entry.origin().child("hosts"), entry.hosts(), true);
        if (entry.hosts().isEmpty()) {
          String help = "write hosts: [\"*\"], or the host names";
          findings.add(
              HOST_INVALID,
              subject.place(entry.origin()),
              "the entry has no host, so nothing enters",
              help);
        }
      }
    }
    for (Gateway gateway : subject.topology().gateways()) {
      for (Server server : gateway.servers()) {
        check(subject, findings, server.origin().child("hosts"), server.hosts(), true);
      }
    }
    for (Callback callback : subject.topology().callbacks()) {
      callbackHosts(subject, findings, callback);
    }
  }

  private static void check(
      Subject subject, Findings findings, Origin at, List<String> hosts, boolean wildcard) {
    for (int i = 0; i < hosts.size(); i++) {
      String host = hosts.get(i);
      if (wildcard ? !Names.isHostPattern(host) : !Names.isHost(host)) {
        String help =
            wildcard
                ? "write a full name as shop.example.com, *.example.com, or *"
                : "write a full name as shop.example.com";
        report(subject, findings, at.child(i), host, help);
      }
    }
  }

  private static void callbackHosts(Subject subject, Findings findings, Callback callback) {
    for (int i = 0; i < callback.hosts().size(); i++) {
      String host = callback.hosts().get(i);
      Set<String> expanded = CallbackHosts.hosts(subject.topology(), callback, host).keySet();
      Set<String> names =
          expanded.isEmpty() ? Set.of(host.replace(Callback.LANE_PLACEHOLDER, "lane")) : expanded;
      boolean twice =
          host.indexOf(Callback.LANE_PLACEHOLDER) != host.lastIndexOf(Callback.LANE_PLACEHOLDER);
      if (twice
          || !names.stream()
              .allMatch(name -> isAuthority(name.replace(Callback.LANE_PLACEHOLDER, "lane")))) {
        String help =
            "write a full name as aaa.com, or {lane} once, as {lane}.dev.example.com: at most 63 characters between dots";
        report(subject, findings, callback.origin().child("hosts").child(i), host, help);
      }
    }
  }

  static boolean isAuthority(String name) {
    return Names.isHost(name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
        || Names.isIpv6Literal(name);
  }

  private static void report(
      Subject subject, Findings findings, Origin at, String host, String help) {
    String port = host.matches(".*:[0-9]+") ? "; a port is not part of a host" : "";
    String ascii = host.chars().anyMatch(c -> c > 126) ? "; write other scripts as xn--" : "";
    findings.add(
        HOST_INVALID, subject.place(at), quoted(host) + " is no host", help + port + ascii);
  }
}
