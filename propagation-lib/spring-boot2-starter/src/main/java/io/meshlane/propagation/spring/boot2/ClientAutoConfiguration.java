package io.meshlane.propagation.spring.boot2;

import feign.Capability;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneClientHttpRequestInterceptor;
import io.meshlane.propagation.spring.LaneExchangeFilterFunction;
import io.meshlane.propagation.spring.LaneFeignCapability;
import io.meshlane.propagation.spring.OkHttpPostProcessor;
import io.meshlane.propagation.spring.PropagationSettings;
import io.meshlane.propagation.spring.RestTemplatePostProcessor;
import io.meshlane.propagation.spring.WebClientPostProcessor;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.client.RestTemplateCustomizer;
import org.springframework.boot.web.reactive.function.client.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * HTTP clients that are beans or come from Boot's builders.
 *
 * <p>After Sleuth's, whose WebClient filter adds a second line to a header that is there already:
 * ours has to come after it.
 */
@AutoConfiguration(
    after = PropagationAutoConfiguration.class,
    afterName =
        "org.springframework.cloud.sleuth.autoconfig.instrument.web.client"
            + ".TraceWebClientAutoConfiguration")
@ConditionalOnBean(PropagationSettings.class)
@ConditionalOnProperty(
    prefix = PropagationSettings.PREFIX,
    name = "client.enabled",
    matchIfMissing = true)
public class ClientAutoConfiguration {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(RestTemplate.class)
  static class RestTemplates {
    @Bean
    static RestTemplatePostProcessor laneRestTemplatePostProcessor(
        ObjectProvider<Propagation> propagation) {
      return new RestTemplatePostProcessor(propagation::getObject);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RestTemplateCustomizer laneRestTemplateCustomizer(Propagation propagation) {
      return template -> LaneClientHttpRequestInterceptor.instrument(template, propagation);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(WebClient.class)
  static class WebClients {
    @Bean
    static WebClientPostProcessor laneWebClientPostProcessor(
        ObjectProvider<Propagation> propagation) {
      return new WebClientPostProcessor(propagation::getObject);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebClientCustomizer laneWebClientCustomizer(Propagation propagation) {
      return builder ->
          builder.filters(filters -> LaneExchangeFilterFunction.addTo(filters, propagation));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Capability.class)
  static class Feign {
    @Bean
    LaneFeignCapability laneFeignCapability(Propagation propagation) {
      return new LaneFeignCapability(propagation);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(OkHttpClient.class)
  static class OkHttp {
    @Bean
    static OkHttpPostProcessor laneOkHttpPostProcessor(
        ConfigurableListableBeanFactory beans, ObjectProvider<Propagation> propagation) {
      return new OkHttpPostProcessor(beans, propagation::getObject);
    }
  }
}
