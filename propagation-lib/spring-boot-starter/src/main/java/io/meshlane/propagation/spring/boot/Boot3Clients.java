package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneClientHttpRequestInterceptor;
import io.meshlane.propagation.spring.LaneExchangeFilterFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.client.RestClientCustomizer;
import org.springframework.boot.web.client.RestTemplateCustomizer;
import org.springframework.boot.web.reactive.function.client.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Customizers of Boot 3's client builders. They go last, so that ours is the innermost. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.boot.web.client.RestTemplateCustomizer")
class Boot3Clients {
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.web.client.RestClient")
  static class Blocking {
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RestTemplateCustomizer laneBoot3RestTemplateCustomizer(Propagation propagation) {
      return template -> LaneClientHttpRequestInterceptor.instrument(template, propagation);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    RestClientCustomizer laneBoot3RestClientCustomizer(Propagation propagation) {
      return builder -> RestClientPostProcessor.instrument(builder, propagation);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.web.reactive.function.client.WebClient")
  static class Reactive {
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebClientCustomizer laneBoot3WebClientCustomizer(Propagation propagation) {
      return builder ->
          builder.filters(filters -> LaneExchangeFilterFunction.addTo(filters, propagation));
    }
  }
}
