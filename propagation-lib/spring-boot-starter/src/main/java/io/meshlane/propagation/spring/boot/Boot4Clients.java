package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneClientHttpRequestInterceptor;
import io.meshlane.propagation.spring.LaneExchangeFilterFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Customizers of Boot 4's client builders, each in a jar that may be absent. They go last, so that
 * ours is the innermost.
 */
@Configuration(proxyBeanMethods = false)
class Boot4Clients {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.restclient.RestClientCustomizer")
  static class Blocking {
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RestTemplateCustomizer laneBoot4RestTemplateCustomizer(Propagation propagation) {
      return template -> LaneClientHttpRequestInterceptor.instrument(template, propagation);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RestClientCustomizer laneBoot4RestClientCustomizer(Propagation propagation) {
      return builder -> RestClientPostProcessor.instrument(builder, propagation);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.webclient.WebClientCustomizer")
  static class Reactive {
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebClientCustomizer laneBoot4WebClientCustomizer(Propagation propagation) {
      return builder ->
          builder.filters(filters -> LaneExchangeFilterFunction.addTo(filters, propagation));
    }
  }
}
