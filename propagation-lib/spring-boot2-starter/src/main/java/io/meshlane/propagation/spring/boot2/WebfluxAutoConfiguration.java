package io.meshlane.propagation.spring.boot2;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneWebFilter;
import io.meshlane.propagation.spring.PropagationSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebFilter;

/** Requests to WebFlux. */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFilter.class)
@ConditionalOnBean(PropagationSettings.class)
@ConditionalOnProperty(
    prefix = PropagationSettings.PREFIX,
    name = "webflux.enabled",
    matchIfMissing = true)
public class WebfluxAutoConfiguration {
  @Bean
  LaneWebFilter laneWebFilter(Propagation propagation) {
    return new LaneWebFilter(propagation);
  }
}
