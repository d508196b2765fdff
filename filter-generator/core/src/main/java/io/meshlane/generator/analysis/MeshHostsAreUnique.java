package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.MESH_HOST_SHARED;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Service;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In the mesh a host belongs to one service: of two VirtualServices for one host the younger is
 * dropped whole.
 */
final class MeshHostsAreUnique implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    List<Service> services = subject.topology().services();
    Map<String, Service> owners = new HashMap<>();
    services.forEach(service -> sidecarNames(service).forEach(name -> owners.put(name, service)));
    for (Service service : services) {
      hosts(service).forEach((host, at) -> claim(subject, findings, owners, service, host, at));
    }
    for (Service service : services) {
      entryHosts(service)
          .forEach(
              (host, at) -> {
                if (!meetsAtGateway(service, owners.get(host), host)) {
                  claim(subject, findings, owners, service, host, at);
                }
              });
    }
  }

  private static void claim(
      Subject subject,
      Findings findings,
      Map<String, Service> owners,
      Service service,
      String host,
      Origin at) {
    Service owner = owners.putIfAbsent(host, service);
    if (owner != null && !owner.host().equals(service.host())) {
      String message =
          "host "
              + quoted(host)
              + " of service "
              + quoted(service.name())
              + " already belongs to service "
              + quoted(owner.name());
      findings.add(MESH_HOST_SHARED, subject.place(at), message, "leave it to one of the two");
    }
  }

  /** The names under which every sidecar knows a Service, whatever the rules say. */
  private static List<String> sidecarNames(Service service) {
    String name = service.name() + "." + service.namespace();
    return List.of(name, name + ".svc", service.host());
  }

  private static Map<String, Origin> hosts(Service service) {
    Map<String, Origin> hosts = new LinkedHashMap<>();
    for (int i = 0; i < service.hosts().size(); i++) {
      hosts.put(
          service.hosts().get(i).toLowerCase(Locale.ROOT),
          service.origin().child("hosts").child(i));
    }
    return hosts;
  }

  private static Map<String, Origin> entryHosts(Service service) {
    Map<String, Origin> hosts = new LinkedHashMap<>();
    if (service.combined()) {
      for (Entry entry : service.entries()) {
        entry.hosts().forEach(host -> hosts.put(host.toLowerCase(Locale.ROOT), entry.origin()));
      }
    }
    return hosts;
  }

  /** Two combined services at one host of one gateway are a mistake of its own. */
  private static boolean meetsAtGateway(Service service, @Nullable Service owner, String host) {
    return owner != null
        && owner.combined()
        && entered(service, host)
            .anyMatch(gateway -> entered(owner, host).anyMatch(gateway::equals));
  }

  private static Stream<String> entered(Service service, String host) {
    return service.entries().stream()
        .filter(entry -> entry.hosts().stream().anyMatch(host::equalsIgnoreCase))
        .map(Entry::gateway);
  }
}
