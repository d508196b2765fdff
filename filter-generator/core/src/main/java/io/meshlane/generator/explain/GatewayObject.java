package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.List;
import java.util.SortedMap;

/** An Istio Gateway. */
record GatewayObject(
    String name,
    String namespace,
    SortedMap<String, String> selector,
    List<Server> servers,
    Place place) {
  GatewayObject {
    servers = List.copyOf(servers);
  }

  String reference() {
    return namespace + "/" + name;
  }

  /**
   * A listener.
   *
   * @param hosts as written, with their namespaces
   * @param http false where requests are passed on unread (TCP, TLS passthrough)
   * @param redirects to https
   */
  record Server(int port, List<String> hosts, boolean http, boolean redirects, Place place) {
    Server {
      hosts = List.copyOf(hosts);
    }
  }
}
