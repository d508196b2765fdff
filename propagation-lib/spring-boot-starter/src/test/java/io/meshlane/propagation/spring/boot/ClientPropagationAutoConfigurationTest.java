package io.meshlane.propagation.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Capability;
import io.meshlane.propagation.spring.LaneClientHttpRequestInterceptor;
import io.meshlane.propagation.spring.LaneExchangeFilterFunction;
import io.meshlane.propagation.spring.LaneFeignCapability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.web.reactive.function.client.WebClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.client.RestClientCustomizer;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.boot.web.client.RestTemplateCustomizer;
import org.springframework.boot.web.reactive.function.client.WebClientCustomizer;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

class ClientPropagationAutoConfigurationTest {
  private static final FilteredClassLoader BOOT_3 =
      new FilteredClassLoader(
          "org.springframework.boot.restclient", "org.springframework.boot.webclient");
  private static final FilteredClassLoader BOOT_4 =
      new FilteredClassLoader(
          "org.springframework.boot.web.client", "org.springframework.boot.web.reactive.function");
  private static final FilteredClassLoader BOOT_4_WITHOUT_CLIENTS =
      new FilteredClassLoader(
          "org.springframework.boot.restclient",
          "org.springframework.boot.webclient",
          "org.springframework.boot.web.client",
          "org.springframework.boot.web.reactive.function");
  private static final FilteredClassLoader NO_CLIENTS =
      new FilteredClassLoader(
          "org.springframework.boot.restclient",
          "org.springframework.boot.webclient",
          "org.springframework.boot.web.client",
          "org.springframework.boot.web.reactive.function",
          "org.springframework.web.client",
          "org.springframework.web.reactive",
          "okhttp3",
          "feign");

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  PropagationAutoConfiguration.class, ClientPropagationAutoConfiguration.class));

  @Test
  void customizers_areThoseOfTheLine() {
    runner
        .withClassLoader(BOOT_3)
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(org.springframework.boot.web.client.RestTemplateCustomizer.class)
                    .hasSingleBean(org.springframework.boot.web.client.RestClientCustomizer.class));
    runner
        .withClassLoader(BOOT_4)
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(org.springframework.boot.restclient.RestTemplateCustomizer.class)
                    .hasSingleBean(org.springframework.boot.restclient.RestClientCustomizer.class)
                    .hasSingleBean(org.springframework.boot.webclient.WebClientCustomizer.class));
  }

  @Test
  void application_withoutAClient_starts() {
    runner
        .withClassLoader(BOOT_4_WITHOUT_CLIENTS)
        .run(context -> assertThat(context).hasNotFailed());
    runner.withClassLoader(NO_CLIENTS).run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void restTemplateBean_staysItself_andSendsTheLane() {
    RestTemplate own = new RestTemplate();
    ClientHttpRequestInterceptor theirs = (request, body, next) -> next.execute(request, body);
    own.getInterceptors().add(theirs);

    runner
        .withBean(RestTemplate.class, () -> own)
        .run(
            context -> {
              assertThat(context.getBean(RestTemplate.class)).isSameAs(own);
              assertThat(own.getInterceptors()).hasSize(2).first().isSameAs(theirs);
              assertThat(own.getInterceptors())
                  .last()
                  .isInstanceOf(LaneClientHttpRequestInterceptor.class);
            });
  }

  @Test
  void restTemplate_thatIsCustomizedAndABean_sendsItOnce() {
    runner
        .withClassLoader(BOOT_3)
        .run(
            context -> {
              RestTemplate template = new RestTemplate();
              RestTemplateCustomizer customizer = context.getBean(RestTemplateCustomizer.class);

              customizer.customize(template);
              context.getAutowireCapableBeanFactory().initializeBean(template, "template");

              assertThat(template.getInterceptors()).hasSize(1);
            });
  }

  @Test
  void restClientBeanAndBuilder_sendTheLane() {
    runner
        .withBean("client", RestClient.class, RestClient::create)
        .withBean("builder", RestClient.Builder.class, RestClient::builder)
        .run(
            context -> {
              assertThat(interceptors(context.getBean(RestClient.class).mutate())).isEqualTo(1);
              assertThat(interceptors(context.getBean(RestClient.Builder.class))).isEqualTo(1);
            });
  }

  @Test
  void webClientBeanAndBuilder_sendTheLane() {
    runner
        .withBean("client", WebClient.class, WebClient::create)
        .withBean("builder", WebClient.Builder.class, WebClient::builder)
        .run(
            context -> {
              assertThat(filters(context.getBean(WebClient.class).mutate())).isEqualTo(1);
              assertThat(filters(context.getBean(WebClient.Builder.class))).isEqualTo(1);
            });
  }

  @Test
  void customizersOfTheApplication_areKeptAndOursGoesLast() {
    ClientHttpRequestInterceptor theirs = (request, body, next) -> next.execute(request, body);
    ExchangeFilterFunction filter = (request, next) -> next.exchange(request);

    runner
        .withClassLoader(BOOT_3)
        .withConfiguration(
            AutoConfigurations.of(
                RestTemplateAutoConfiguration.class,
                RestClientAutoConfiguration.class,
                WebClientAutoConfiguration.class))
        .withBean(RestTemplateCustomizer.class, () -> made -> made.getInterceptors().add(theirs))
        .withBean(RestClientCustomizer.class, () -> made -> made.requestInterceptor(theirs))
        .withBean(WebClientCustomizer.class, () -> made -> made.filter(filter))
        .run(
            context -> {
              List<Object> found = new ArrayList<>();
              found.addAll(context.getBean(RestTemplateBuilder.class).build().getInterceptors());
              context.getBean(RestClient.Builder.class).requestInterceptors(found::addAll);
              context.getBean(WebClient.Builder.class).filters(found::addAll);

              assertThat(found).hasSize(6);
              assertThat(found.get(0)).isSameAs(theirs);
              assertThat(found.get(1)).isInstanceOf(LaneClientHttpRequestInterceptor.class);
              assertThat(found.get(2)).isSameAs(theirs);
              assertThat(found.get(3)).isInstanceOf(LaneClientHttpRequestInterceptor.class);
              assertThat(found.get(4)).isSameAs(filter);
              assertThat(found.get(5)).isInstanceOf(LaneExchangeFilterFunction.class);
            });
  }

  @Test
  void feign_keepsTheApplicationsCapabilities() {
    runner
        .withBean("theirs", Capability.class, () -> new Capability() {})
        .run(
            context ->
                assertThat(context.getBeansOfType(Capability.class).values())
                    .hasSize(2)
                    .hasAtLeastOneElementOfType(LaneFeignCapability.class));
  }

  private static long interceptors(RestClient.Builder builder) {
    List<ClientHttpRequestInterceptor> found = new ArrayList<>();
    builder.requestInterceptors((Consumer<List<ClientHttpRequestInterceptor>>) found::addAll);
    return found.stream().filter(LaneClientHttpRequestInterceptor.class::isInstance).count();
  }

  private static long filters(WebClient.Builder builder) {
    List<ExchangeFilterFunction> found = new ArrayList<>();
    builder.filters(found::addAll);
    return found.stream().filter(LaneExchangeFilterFunction.class::isInstance).count();
  }
}
