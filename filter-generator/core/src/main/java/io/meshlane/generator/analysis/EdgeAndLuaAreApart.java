package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.EDGE_BESIDE_LUA;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site.AtGateway;
import io.meshlane.generator.topology.EdgePolicy;
import java.util.Locale;

/**
 * Where the edge sifts the routing header no Lua filter sets it: routes act later and would remove
 * it again.
 */
final class EdgeAndLuaAreApart implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    if (subject.topology().edge() == EdgePolicy.TRUST) {
      return;
    }
    for (Callback callback : subject.topology().callbacks()) {
      if (callback.via().isLua() && callback.site() instanceof AtGateway) {
        String edge = subject.topology().edge().name().toLowerCase(Locale.ROOT);
        String message =
            "edge.header: " + edge + " would remove the lane that this Lua filter sets";
        findings.add(
            EDGE_BESIDE_LUA,
            subject.place(callback.origin()),
            message,
            "write via: virtualService, or edge: {header: trust}");
      }
    }
  }
}
