package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.servlet.LaneJakartaFilter;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Takes the lane in on a servlet container. */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(
    prefix = "meshlane.propagation",
    name = {"enabled", "servlet.enabled"},
    matchIfMissing = true)
public class ServletPropagationAutoConfiguration {
  /** Before everything that might make a call, after the tracers. */
  static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  // A bean of the registration's type: as a plain Filter bean it would be registered for requests
  // only, and an asynchronous or an error dispatch would run without a lane.
  @Bean
  FilterRegistrationBean<LaneJakartaFilter> laneFilterRegistration(Propagation propagation) {
    FilterRegistrationBean<LaneJakartaFilter> registration =
        new FilterRegistrationBean<>(new LaneJakartaFilter(propagation));
    registration.setName("laneFilter");
    registration.setOrder(ORDER);
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return registration;
  }
}
