package io.meshlane.generator.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A topology of any size, the same bytes each time: what every benchmark here reads.
 *
 * <p>Each service has the baseline and {@code versions - 1} lanes, so that nothing falls back and
 * every route is written. Every tenth service is entered at the gateway by a host of its own. The
 * text is also a values file of {@code helm-chart}, which prints the same objects.
 */
public final class SyntheticTopology {
  private SyntheticTopology() {}

  /**
   * Prints a topology: {@code SERVICES VERSIONS [AUTHORITIES]}, the last being callback hosts of a
   * Lua filter.
   */
  public static void main(String[] args) {
    int authorities = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    System.out.print(of(Integer.parseInt(args[0]), Integer.parseInt(args[1]), authorities));
  }

  /** A topology without callbacks. */
  static String of(int services, int versions) {
    return of(services, versions, 0);
  }

  private static String of(int services, int versions, int authorities) {
    String head =
        """
        apiVersion: meshlane.io/v1
        kind: Topology
        metadata: {name: synthetic, namespace: shop}
        spec:
          baseline: release
          gateways:
          - name: gateway
            selector: {istio: ingressgateway}
            servers: [{port: 80, protocol: HTTP, hosts: ["*"]}]
          services:
        """;
    return IntStream.range(0, services)
        .mapToObj(number -> service(number, versions))
        .collect(Collectors.joining("", head, callbacks(authorities, versions)));
  }

  private static String service(int number, int versions) {
    String name = "service-%05d".formatted(number);
    String lanes =
        IntStream.range(1, versions)
            .mapToObj(lane -> ", " + lane(lane))
            .collect(Collectors.joining());
    String entry =
        number % 10 == 0
            ? "    entry: [{gateway: gateway, hosts: [%s.example.com], prefix: /}]\n"
                .formatted(name)
            : "";
    return """
      - name: %s
        port: 8080
        versions: [release%s]
        traffic: {timeout: 10s}
    """
            .formatted(name, lanes)
        + entry;
  }

  private static String callbacks(int authorities, int versions) {
    String callback =
        "  - {hosts: [callback-%04d.example.com], lane: %s, at: {workload: {app: partner-gateway}}}\n";
    return IntStream.range(0, authorities)
        .mapToObj(number -> callback.formatted(number, lane(1 + number % (versions - 1))))
        .collect(Collectors.joining("", authorities > 0 ? "  callbacks:\n" : "", ""));
  }

  private static String lane(int number) {
    return "lane-" + number;
  }
}
