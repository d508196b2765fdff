package io.meshlane.propagation.spring.boot2;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.servlet.LaneJavaxFilter;
import io.meshlane.propagation.spring.LaneWebFilter;
import io.meshlane.propagation.spring.PropagationSettings;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Requests to servlets, in every kind of dispatch; the filter is after Sleuth's. */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(PropagationSettings.class)
@ConditionalOnProperty(
    prefix = PropagationSettings.PREFIX,
    name = "servlet.enabled",
    matchIfMissing = true)
public class ServletAutoConfiguration {
  @Bean
  FilterRegistrationBean<LaneJavaxFilter> laneServletFilter(Propagation propagation) {
    FilterRegistrationBean<LaneJavaxFilter> registration =
        new FilterRegistrationBean<>(new LaneJavaxFilter(propagation));
    registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    registration.setOrder(LaneWebFilter.ORDER);
    return registration;
  }
}
