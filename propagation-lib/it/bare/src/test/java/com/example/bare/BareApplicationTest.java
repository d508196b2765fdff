package com.example.bare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshlane.propagation.it.Downstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class BareApplicationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.springframework.boot.restclient.RestTemplateBuilder",
        "org.springframework.boot.webclient.WebClientCustomizer",
        "org.springframework.boot.web.client.RestClientCustomizer",
        "org.springframework.web.reactive.function.client.WebClient",
        "feign.RequestInterceptor"
      })
  void classPath_hasNoClientModule(String type) {
    assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void application_withoutClientModules_startsAndSendsTheLaneOn() throws Exception {
    try (Downstream next = Downstream.start();
        ConfigurableApplicationContext application =
            SpringApplication.run(BareApplication.class, "--server.port=0")) {
      String port = application.getEnvironment().getRequiredProperty("local.server.port");

      assertThat(ask(port, next.address("coloured"), "release-v1")).isEqualTo("done");
      assertThat(ask(port, next.address("plain"), "-")).isEqualTo("done");

      assertThat(next.received("coloured")).containsExactly(List.of("release-v1"));
      assertThat(next.received("plain")).containsExactly(List.of());
    }
  }

  private static String ask(String port, URI to, String lane)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/?to=" + to))
            .header(Downstream.HEADER, lane)
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
