package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.OBJECT_COLLISION;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.istio.IstioObjects;
import java.util.HashMap;
import java.util.Map;

/** No two generated objects of a kind have one name. */
final class GeneratedNamesAreDistinct implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Map<String, Integer> seen = new HashMap<>();
    for (IstioObject object : IstioObjects.from(subject.topology())) {
      String name = object.kind() + " " + object.meta().namespace() + "/" + object.meta().name();
      if (seen.merge(name, 1, Integer::sum) == 2) {
        String message = "two generated objects would be " + quoted(name);
        String help =
            "rename a service or a gateway: gateways give names as <gateway>-<host>, callbacks as <app>-callbacks";
        findings.add(OBJECT_COLLISION, subject.place(Origin.ROOT.child("spec")), message, help);
      }
    }
  }
}
