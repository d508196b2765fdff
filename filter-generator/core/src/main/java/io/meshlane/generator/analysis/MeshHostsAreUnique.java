package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.MESH_HOST_SHARED;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Service;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * In the mesh a host belongs to one service: of two VirtualServices for one host the younger is
 * dropped whole.
 */
final class MeshHostsAreUnique implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Map<String, Service> owners = new HashMap<>();
    subject.topology().services().forEach(service -> owners.put(service.host(), service));
    for (Service service : subject.topology().services()) {
      hosts(service)
          .forEach(
              (host, at) -> {
                Service owner = owners.putIfAbsent(host, service);
                if (owner != null && !owner.host().equals(service.host())) {
                  String message =
                      "host "
                          + quoted(host)
                          + " of service "
                          + quoted(service.name())
                          + " already belongs to service "
                          + quoted(owner.name());
                  findings.add(
                      MESH_HOST_SHARED, subject.place(at), message, "leave it to one of the two");
                }
              });
    }
  }

  private static Map<String, Origin> hosts(Service service) {
    Map<String, Origin> hosts = new LinkedHashMap<>();
    for (int i = 0; i < service.hosts().size(); i++) {
      hosts.put(
          service.hosts().get(i).toLowerCase(Locale.ROOT),
          service.origin().child("hosts").child(i));
    }
    if (service.combined()) {
      service
          .entries()
          .forEach(
              entry ->
                  entry
                      .hosts()
                      .forEach(host -> hosts.put(host.toLowerCase(Locale.ROOT), entry.origin())));
    }
    return hosts;
  }
}
