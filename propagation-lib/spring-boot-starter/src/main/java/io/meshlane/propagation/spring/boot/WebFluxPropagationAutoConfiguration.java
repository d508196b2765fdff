package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneWebFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Takes the lane in on a reactive server. */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty(
    prefix = "meshlane.propagation",
    name = {"enabled", "webflux.enabled"},
    matchIfMissing = true)
public class WebFluxPropagationAutoConfiguration {
  @Bean
  LaneWebFilter laneWebFilter(Propagation propagation) {
    return new LaneWebFilter(propagation);
  }
}
