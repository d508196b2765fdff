package io.meshlane.generator.istio;

import io.meshlane.generator.istio.GatewayRoutes.ServiceEntry;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site.AtGateway;
import io.meshlane.generator.topology.Callback.Via;
import io.meshlane.generator.topology.CallbackHosts;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which entries meet at which host of which gateway. */
final class GatewayHosts {
  private GatewayHosts() {}

  /**
   * Host, in lower case, to the entries at {@code gateway}; of services that combine, or of those
   * that do not.
   */
  static SortedMap<String, List<ServiceEntry>> of(List<Service> services, Gateway gateway) {
    SortedMap<String, List<ServiceEntry>> hosts = new TreeMap<>();
    for (Service service : services) {
      for (Entry entry : service.entries()) {
        if (gateway.isCalled(entry.gateway())) {
          entry.hosts().stream()
              .map(host -> host.toLowerCase(Locale.ROOT))
              .distinct()
              .forEach(
                  host ->
                      hosts
                          .computeIfAbsent(host, h -> new ArrayList<>())
                          .add(new ServiceEntry(service, entry)));
        }
      }
    }
    return hosts;
  }

  /** Authority to lane, for the callbacks that routes at {@code gateway} answer. */
  static SortedMap<String, String> callbacks(Topology topology, Gateway gateway) {
    List<Callback> here =
        topology.callbacks().stream()
            .filter(callback -> callback.via() == Via.VIRTUAL_SERVICE)
            .filter(
                callback ->
                    callback.site() instanceof AtGateway site && gateway.isCalled(site.gateway()))
            .toList();
    return CallbackHosts.of(topology, here);
  }

  /**
   * Those of {@code callbacks} that {@code host} covers. A wildcard's VirtualService also gets the
   * authorities that a specific host has: with a trailing dot they arrive there.
   */
  static SortedMap<String, String> covered(SortedMap<String, String> callbacks, String host) {
    SortedMap<String, String> lanes = new TreeMap<>();
    callbacks.forEach(
        (callback, lane) -> {
          if (Hosts.covers(host, callback)) {
            lanes.put(callback, lane);
          }
        });
    return lanes;
  }
}
