package io.meshlane.generator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.istio.IstioObjects;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For random topologies, what the rendered YAML does to a request is what the model says, at every
 * gateway and every service, for every lane.
 */
class ExplainAgreesWithTheModelTest {
  private static final Renderer RENDERER = new Renderer();

  /** Seeds, so that a failure names the topology that failed and gives it again. */
  static LongStream hundredSeeds() {
    return LongStream.rangeClosed(1, 100);
  }

  static LongStream thirtySeeds() {
    return LongStream.rangeClosed(1001, 1030);
  }

  @ParameterizedTest
  @MethodSource("hundredSeeds")
  void mesh_everyServiceAndLane_answersAsTheModel(long seed) {
    Topology topology = RandomTopology.of(new Random(seed));
    Explainer explainer = explainer(topology);
    Expected expected = new Expected(topology);

    for (Service service : topology.services()) {
      for (Service.Port port : service.ports()) {
        for (String lane : lanes(expected)) {
          for (String name : names(service)) {
            Request request =
                with(lane, topology, Request.to(Start.mesh(service.namespace()), name))
                    .withPort(port.number());

            Verdict verdict = explainer.explain(request);

            assertThat(Expected.of(verdict, topology.header()))
                .as("%s of %s", request, topology)
                .contains(expected.inMesh(service, port.number(), lane));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("thirtySeeds")
  void gateways_everyEntryAndLane_answerAsTheModel(long seed) {
    Topology topology = RandomTopology.of(new Random(seed));
    Explainer explainer = explainer(topology);
    Expected expected = new Expected(topology);

    for (Gateway gateway : topology.gateways()) {
      Start start = Start.gateway(gateway.namespace() + "/" + gateway.name());
      for (String host : hosts(topology)) {
        for (String path : paths(topology)) {
          for (String lane : lanes(expected)) {
            Request request = with(lane, topology, Request.to(start, host).withPath(path));

            Optional<Expected.Answered> answered = answered(explainer, topology, request);

            assertThat(answered)
                .as("%s of %s", request, topology)
                .isEqualTo(expected.atGateway(gateway, host, path, lane));
          }
        }
      }
    }
  }

  /** A gateway that no entry is at is one the rules do not know. */
  private static Optional<Expected.Answered> answered(
      Explainer explainer, Topology topology, Request request) {
    Verdict verdict = explainer.explain(request);
    boolean nobody =
        verdict instanceof Verdict.Unknown unknown
            && unknown.reasons().get(0).why().contains("no such gateway");
    return nobody ? Optional.empty() : Expected.of(verdict, topology.header());
  }

  private static Explainer explainer(Topology topology) {
    Findings findings = new Findings();
    List<RuleSet.Source> sources =
        RENDERER.render(IstioObjects.from(topology), topology.namespace()).stream()
            .map(manifest -> new RuleSet.Source(manifest.fileName(), manifest.text()))
            .toList();
    RuleSet rules = RuleSet.parse(sources, "default", findings);
    assertThat(findings.sorted()).isEmpty();
    return new Explainer(rules, Inventory.EMPTY, ExplainSettings.of(topology));
  }

  private static Request with(String lane, Topology topology, Request request) {
    return lane == null ? request : request.withHeader(topology.header(), lane);
  }

  private static List<String> lanes(Expected expected) {
    List<String> lanes = new ArrayList<>(expected.lanes());
    lanes.add(null);
    return lanes;
  }

  private static List<String> names(Service service) {
    List<String> names = new ArrayList<>(service.hosts());
    names.add(service.name());
    names.add(service.name() + "." + service.namespace());
    names.add(service.host() + ".");
    names.add(service.host().toUpperCase(java.util.Locale.ROOT) + ":1234");
    return names;
  }

  private static TreeSet<String> hosts(Topology topology) {
    TreeSet<String> hosts =
        new TreeSet<>(List.of("10.1.4.5", RandomTopology.CALLBACK_HOST, "unheard.example.com"));
    for (Service service : topology.services()) {
      service.entries().forEach(entry -> hosts.addAll(entry.hosts()));
    }
    hosts.remove("*");
    return hosts;
  }

  private static TreeSet<String> paths(Topology topology) {
    TreeSet<String> paths = new TreeSet<>(List.of("/", "/elsewhere", "/login/x"));
    for (Service service : topology.services()) {
      for (var entry : service.entries()) {
        paths.add(entry.path().value());
        paths.add(entry.path().value() + "ry?lane=v1");
      }
    }
    return paths;
  }
}
