package io.meshlane.propagation.boot;

import io.meshlane.propagation.Counters;
import io.meshlane.propagation.Propagation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** The rules in force and their counters, as {@code meshlane.propagation} of the info endpoint. */
final class PropagationInfoContributor implements InfoContributor {
  private final Propagation propagation;

  PropagationInfoContributor(Propagation propagation) {
    this.propagation = propagation;
  }

  @Override
  public void contribute(Info.Builder builder) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("header", propagation.header());
    details.put("further-headers", propagation.furtherHeaders());
    details.put("hosts", propagation.hosts().toString());
    details.put("requests", counters());
    builder.withDetail("meshlane", Map.of("propagation", details));
  }

  private Map<String, Long> counters() {
    Counters counters = propagation.counters();
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("invalid", counters.invalid());
    figures.put("conflicting", counters.conflicting());
    figures.put("withheld", counters.withheld());
    figures.put("lost", counters.lost());
    return figures;
  }
}
