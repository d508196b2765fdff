package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.Propagation;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Tells what is propagated, and what was dropped or lost, at the actuator's info endpoint. */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnClass(InfoContributor.class)
@ConditionalOnProperty(
    name = {"meshlane.propagation.enabled", "management.info.meshlane.enabled"},
    matchIfMissing = true)
public class InfoPropagationAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  PropagationInfoContributor lanePropagationInfoContributor(Propagation propagation) {
    return new PropagationInfoContributor(propagation);
  }
}
