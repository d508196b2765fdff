package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.Counters;
import io.meshlane.propagation.Propagation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** The rules in force and their counters, as {@code meshlane} of the info endpoint. */
final class PropagationInfoContributor implements InfoContributor {
  private final Propagation propagation;

  PropagationInfoContributor(Propagation propagation) {
    this.propagation = propagation;
  }

  @Override
  public void contribute(Info.Builder info) {
    Counters counters = propagation.counters();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("header", propagation.header());
    details.put("further-headers", propagation.furtherHeaders());
    details.put("invalid", counters.invalid());
    details.put("conflicting", counters.conflicting());
    details.put("withheld", counters.withheld());
    details.put("lost", counters.lost());
    info.withDetail("meshlane", details);
  }
}
