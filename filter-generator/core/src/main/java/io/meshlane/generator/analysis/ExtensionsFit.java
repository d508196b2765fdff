package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.EXTENSION_TOO_LARGE;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Via;
import io.meshlane.generator.topology.CallbackHosts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Lua of a TrafficExtension fits in its 64 KiB. */
final class ExtensionsFit implements Analyzer {
  private static final int LIMIT = 65_536;
  private static final int FIXED_PART = 1_024;
  private static final int PER_HOST = "  [\"\"] = \"\",\n".length();

  @Override
  public void analyze(Subject subject, Findings findings) {
    Map<Object, List<Callback>> extensions =
        subject.topology().callbacks().stream()
            .filter(callback -> callback.via() == Via.TRAFFIC_EXTENSION)
            .collect(
                Collectors.groupingBy(Callback::site, LinkedHashMap::new, Collectors.toList()));
    for (List<Callback> callbacks : extensions.values()) {
      Map<String, String> lanes = CallbackHosts.of(subject.topology(), callbacks);
      int size =
          FIXED_PART
              + lanes.entrySet().stream()
                  .mapToInt(e -> e.getKey().length() + e.getValue().length() + PER_HOST)
                  .sum();
      if (size > LIMIT) {
        String message =
            lanes.size()
                + " callback hosts need about "
                + size
                + " characters of Lua, and a TrafficExtension takes "
                + LIMIT;
        findings.add(
            EXTENSION_TOO_LARGE,
            subject.place(callbacks.get(0).origin()),
            message,
            "write via: envoyFilter, which has no such limit");
      }
    }
  }
}
