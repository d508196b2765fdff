package io.meshlane.propagation.spring.boot;

import feign.Capability;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneFeignCapability;
import io.meshlane.propagation.spring.OkHttpPostProcessor;
import io.meshlane.propagation.spring.RestTemplatePostProcessor;
import io.meshlane.propagation.spring.WebClientPostProcessor;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends the lane on with every HTTP client that is a bean or is built by one.
 *
 * <p>The customizers of Boot's builders are apart from each other, since Boot 4 has them in other
 * packages and other jars than Boot 3: one method that named an absent one would end the start.
 */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnProperty(
    prefix = "meshlane.propagation",
    name = {"enabled", "client.enabled"},
    matchIfMissing = true)
@Import({Boot3Clients.class, Boot4Clients.class})
public class ClientPropagationAutoConfiguration {
  /** Every {@code RestTemplate} bean. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(RestTemplate.class)
  static class RestTemplates {
    @Bean
    static RestTemplatePostProcessor laneRestTemplatePostProcessor(
        ObjectProvider<Propagation> propagation) {
      return new RestTemplatePostProcessor(propagation::getObject);
    }
  }

  /** Every {@code RestClient} bean and builder. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(RestClient.class)
  static class RestClients {
    @Bean
    static RestClientPostProcessor laneRestClientPostProcessor(
        ObjectProvider<Propagation> propagation) {
      return new RestClientPostProcessor(propagation::getObject);
    }
  }

  /** Every {@code WebClient} bean and builder. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(WebClient.class)
  static class WebClients {
    @Bean
    static WebClientPostProcessor laneWebClientPostProcessor(
        ObjectProvider<Propagation> propagation) {
      return new WebClientPostProcessor(propagation::getObject);
    }
  }

  /** Every {@code OkHttpClient} bean, and those declared as {@code Call.Factory}. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(OkHttpClient.class)
  static class OkHttpClients {
    @Bean
    static OkHttpPostProcessor laneOkHttpPostProcessor(
        ConfigurableListableBeanFactory beans, ObjectProvider<Propagation> propagation) {
      return new OkHttpPostProcessor(beans, propagation::getObject);
    }
  }

  /** Every client of Spring Cloud OpenFeign. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Capability.class)
  static class FeignClients {
    @Bean
    LaneFeignCapability laneFeignCapability(Propagation propagation) {
      return new LaneFeignCapability(propagation);
    }
  }
}
