package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.OBJECT_COLLISION;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.istio.EnvoyFilter;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.istio.TrafficExtension;
import io.meshlane.generator.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** No two generated objects of a kind have one name. */
final class GeneratedNamesAreDistinct implements Analyzer {
  private final List<IstioObject> objects;

  GeneratedNamesAreDistinct(List<IstioObject> objects) {
    this.objects = objects;
  }

  @Override
  public void analyze(Subject subject, Findings findings) {
    Map<String, Integer> seen = new HashMap<>();
    for (IstioObject object : objects) {
      String name = object.kind() + " " + object.meta().namespace() + "/" + object.meta().name();
      if (seen.merge(name, 1, Integer::sum) == 2) {
        String message = "two generated objects would be " + quoted(name);
        String help =
            "rename a service or a gateway: gateways give names as <gateway>-<host>, callbacks as <app>-callbacks";
        findings.add(
            OBJECT_COLLISION, subject.place(origin(subject.topology(), object)), message, help);
      }
    }
  }

  /** The service that has the name, else the callback or gateway it was made for. */
  private static Origin origin(Topology topology, IstioObject object) {
    Stream<Origin> services =
        topology.services().stream()
            .filter(service -> service.name().equals(object.meta().name()))
            .filter(service -> service.namespace().equals(object.meta().namespace()))
            .map(service -> service.origin().child("name"));
    boolean filter = object instanceof EnvoyFilter || object instanceof TrafficExtension;
    Stream<Origin> others =
        filter
            ? topology.callbacks().stream()
                .filter(callback -> callback.via().isLua())
                .map(callback -> callback.origin().child("at"))
            : topology.gateways().stream()
                .filter(gateway -> object.meta().name().startsWith(gateway.name()))
                .map(gateway -> gateway.origin().child("name"));
    return Stream.concat(others, services)
        .reduce((first, second) -> second)
        .orElse(Origin.ROOT.child("spec"));
  }
}
