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
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * For random topologies, what the rendered YAML does to a request is what the model says, at every
 * gateway and every service, for every lane.
 */
class ExplainAgreesWithTheModelTest {
  private static final Renderer RENDERER = new Renderer();

  @Provide
  Arbitrary<Topology> topologies() {
    return Arbitraries.randomValue(RandomTopology::of);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void mesh_everyServiceAndLane_answersAsTheModel(@ForAll("topologies") Topology topology) {
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

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void gateways_everyEntryAndLane_answerAsTheModel(@ForAll("topologies") Topology topology) {
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
