package io.meshlane.propagation.spring.boot2;

import brave.Tracing;
import brave.baggage.BaggagePropagationCustomizer;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneWebFilter;
import io.meshlane.propagation.spring.PropagationCustomizer;
import io.meshlane.propagation.spring.PropagationSettings;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.sleuth.autoconfig.SleuthBaggageProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the lane baggage where Sleuth is on, and reads it back where only Sleuth reaches.
 *
 * <p>Depends on Sleuth's bean, not on its classes: it may be there and switched off.
 */
@AutoConfiguration(
    after = PropagationAutoConfiguration.class,
    afterName = "org.springframework.cloud.sleuth.autoconfig.brave.BraveAutoConfiguration")
@ConditionalOnClass({Tracing.class, BaggagePropagationCustomizer.class})
@ConditionalOnBean({Tracing.class, PropagationSettings.class})
public class SleuthAutoConfiguration {
  /**
   * Named by the rules, whoever made them, and only once they are there: they ask for this bean.
   */
  @Bean
  LaneBaggage laneBaggage(ObjectProvider<Propagation> propagation) {
    return new LaneBaggage(() -> propagation.getObject().header());
  }

  @Bean
  BaggagePropagationCustomizer laneBaggagePropagationCustomizer(
      LaneBaggage baggage, ObjectProvider<LocalFields> settings) {
    return propagation ->
        baggage.addTo(propagation, name -> settings.orderedStream().forEach(it -> it.add(name)));
  }

  @Bean
  PropagationCustomizer laneBaggageFallback(LaneBaggage baggage) {
    return rules -> rules.fallback(baggage::get);
  }

  /** The fields that Sleuth's settings call local. */
  @FunctionalInterface
  interface LocalFields {
    void add(String name);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SleuthBaggageProperties.class)
  static class OfSleuthsSettings {
    @Bean
    LocalFields laneLocalFields(ObjectProvider<SleuthBaggageProperties> settings) {
      return name -> settings.ifAvailable(it -> it.getLocalFields().add(name));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnProperty(
      prefix = PropagationSettings.PREFIX,
      name = "servlet.enabled",
      matchIfMissing = true)
  static class OfServlets {
    @Bean
    FilterRegistrationBean<LaneBaggageFilter> laneBaggageFilter(
        LaneBaggage baggage, Tracing tracing) {
      FilterRegistrationBean<LaneBaggageFilter> registration =
          new FilterRegistrationBean<>(
              new LaneBaggageFilter(baggage, tracing.currentTraceContext()));
      registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
      registration.setOrder(LaneWebFilter.ORDER + 1);
      return registration;
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  @ConditionalOnProperty(
      prefix = PropagationSettings.PREFIX,
      name = "webflux.enabled",
      matchIfMissing = true)
  static class OfWebflux {
    @Bean
    LaneBaggageWebFilter laneBaggageWebFilter(LaneBaggage baggage) {
      return new LaneBaggageWebFilter(baggage);
    }
  }
}
