package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site;
import io.meshlane.generator.topology.Callback.Via;
import io.meshlane.generator.topology.EdgePolicy;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Entry.PathMatch;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.IstioVersion;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Service.Port;
import io.meshlane.generator.topology.Service.WithoutBaseline;
import io.meshlane.generator.topology.Topology;
import io.meshlane.generator.topology.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A topology the analysis has nothing against, with every key that decides who answers. */
public final class RandomTopology {
  public static final String CALLBACK_HOST = "hook.example.com";
  private static final List<String> VERSIONS =
      List.of("base", "v1", "v2", "dev", "dev.a", "dev.a.b", "Feature_1");
  private static final List<String> PATHS = List.of("/", "/api", "/api/v2", "/login");

  private final Random random;

  private RandomTopology(Random random) {
    this.random = random;
  }

  public static Topology of(Random random) {
    return new RandomTopology(random).topology();
  }

  private Topology topology() {
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      services.add(service("s" + i));
    }
    EdgePolicy edge = pick(List.of(EdgePolicy.values()));
    return new Topology(
        "test",
        "ns",
        pick(List.of("project-version", "x-lane", "X-Lane-Of")),
        "base",
        "version",
        new IstioVersion(1, 30),
        List.of(gateway("gateway", true), gateway("public", false)),
        services,
        lanes(services),
        callbacks(edge),
        random.nextBoolean(),
        edge);
  }

  private Gateway gateway(String name, boolean generated) {
    var servers =
        generated
            ? List.of(new Gateway.Server(80, "HTTP", List.of("*"), Optional.empty(), Origin.ROOT))
            : List.<Gateway.Server>of();
    SortedMap<String, String> selector = new TreeMap<>(Map.of("istio", name));
    return new Gateway(
        name,
        "ns",
        generated,
        servers,
        new Gateway.Workload("istio-system", selector),
        Origin.ROOT);
  }

  private Service service(String name) {
    var versions = new TreeSet<String>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      versions.add(pick(VERSIONS));
    }
    boolean baseline = random.nextInt(5) > 0;
    if (baseline) {
      versions.add("base");
    }
    boolean several = random.nextInt(3) == 0;
    List<Port> ports =
        several ? List.of(new Port("a", 8001), new Port("b", 8002)) : List.of(new Port("", 80));
    boolean combined = random.nextInt(4) == 0;
    return new Service(
        name,
        random.nextInt(4) == 0 ? "ns2" : "ns",
        "base",
        ports,
        false,
        List.copyOf(versions),
        entries(name, several, combined),
        random.nextBoolean() ? List.of(name + ".public.example.com") : List.of(),
        traffic(List.copyOf(versions), versions.contains("base")),
        without(versions),
        combined,
        Origin.ROOT);
  }

  private Traffic traffic(List<String> versions, boolean baseline) {
    SortedMap<String, Integer> split = new TreeMap<>();
    if (baseline && random.nextInt(3) == 0) {
      split.put("base", 90);
      split.merge(pick(versions), 10, Integer::sum);
    }
    Traffic none = Traffic.NONE;
    return new Traffic(
        none.timeout(),
        none.retries(),
        none.idleTimeout(),
        none.maxRequestsPerConnection(),
        none.connections(),
        none.outlierDetection(),
        none.fault(),
        split);
  }

  private Optional<WithoutBaseline> without(TreeSet<String> versions) {
    if (versions.contains("base")) {
      return Optional.empty();
    }
    return Optional.of(
        random.nextBoolean()
            ? new WithoutBaseline.Reject()
            : new WithoutBaseline.UseLane(versions.first()));
  }

  /** Paths and hosts of a service's own, so that no two services want the same. */
  private List<Entry> entries(String name, boolean several, boolean combined) {
    List<Entry> entries = new ArrayList<>();
    String own = name + ".example.com";
    for (String path : PATHS) {
      if (random.nextInt(2) == 0) {
        boolean exact = path.equals("/login");
        String at = combined || random.nextBoolean() ? path : "/" + name + path;
        entries.add(
            new Entry(
                random.nextInt(4) == 0 ? "public" : "gateway",
                at.equals(path) ? List.of(own) : List.of("*", CALLBACK_HOST),
                new PathMatch(at, exact),
                random.nextInt(4) == 0 ? Optional.of("/") : Optional.empty(),
                several ? OptionalInt.of(8001 + random.nextInt(2)) : OptionalInt.empty(),
                Origin.ROOT));
      }
    }
    return entries;
  }

  private List<Lane> lanes(List<Service> services) {
    List<Lane> lanes = new ArrayList<>();
    for (String name : List.of("checkout", "team.pay", "dev", "dev.b")) {
      if (random.nextBoolean()) {
        SortedMap<String, String> versions = new TreeMap<>();
        for (Service service : services) {
          if (random.nextInt(3) == 0) {
            versions.put(service.name(), pick(service.versions()));
          }
        }
        List<String> fallback = new ArrayList<>();
        lanes.stream().filter(lane -> random.nextBoolean()).forEach(l -> fallback.add(l.name()));
        if (random.nextInt(3) == 0) {
          fallback.add(pick(pick(services).versions()));
        }
        lanes.add(new Lane(name, versions, fallback, Origin.ROOT));
      }
    }
    return lanes;
  }

  private List<Callback> callbacks(EdgePolicy edge) {
    if (random.nextBoolean()) {
      return List.of();
    }
    Via via = edge == EdgePolicy.TRUST ? pick(List.of(Via.values())) : Via.VIRTUAL_SERVICE;
    return List.of(
        new Callback(
            List.of(CALLBACK_HOST),
            Optional.of(pick(VERSIONS)),
            new Site.AtGateway("gateway"),
            via,
            Origin.ROOT));
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
