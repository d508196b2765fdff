package io.meshlane.propagation.spring.boot2;

import io.meshlane.propagation.Counters;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.PropagationSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The figures in {@code /actuator/info}, under {@code meshlane}. */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnClass(InfoContributor.class)
@ConditionalOnBean(PropagationSettings.class)
@ConditionalOnProperty(name = "management.info.meshlane.enabled", matchIfMissing = true)
public class InfoAutoConfiguration {
  @Bean
  InfoContributor lanePropagationInfoContributor(Propagation propagation) {
    return info -> info.withDetail("meshlane", details(propagation));
  }

  private static Map<String, Object> details(Propagation propagation) {
    Counters counters = propagation.counters();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("header", propagation.header());
    details.put("further-headers", propagation.furtherHeaders());
    details.put("invalid", counters.invalid());
    details.put("conflicting", counters.conflicting());
    details.put("withheld", counters.withheld());
    details.put("lost", counters.lost());
    return details;
  }
}
