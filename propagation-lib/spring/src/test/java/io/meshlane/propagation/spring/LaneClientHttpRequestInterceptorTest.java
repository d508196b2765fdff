package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HostPolicy;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestTemplate;

class LaneClientHttpRequestInterceptorTest {
  private final EchoServer server = new EchoServer();
  private final Propagation propagation = Propagation.withDefaults();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void template_madeByHand_sendsTheLane() {
    RestTemplate template =
        LaneClientHttpRequestInterceptor.instrument(new RestTemplate(), propagation);

    assertThat(call(template, "blue")).isEqualTo("[blue]");
    assertThat(template.getForObject(server.url(), String.class)).isEqualTo("[]");
  }

  @Test
  void instrument_twice_addsOne() {
    RestTemplate template = new RestTemplate();

    LaneClientHttpRequestInterceptor.instrument(template, propagation);
    LaneClientHttpRequestInterceptor.instrument(template, propagation);

    assertThat(template.getInterceptors()).hasSize(1);
  }

  @Test
  void header_thatAnotherInterceptorAdds_staysTheOnlyOne() {
    RestTemplate template = new RestTemplate();
    template.getInterceptors().add(forwarding("green"));

    LaneClientHttpRequestInterceptor.instrument(template, propagation);

    assertThat(call(template, "blue")).isEqualTo("[green]");
  }

  @Test
  void interceptors_sortedBySpring_keepItLast() {
    RestTemplate template =
        LaneClientHttpRequestInterceptor.instrument(new RestTemplate(), propagation);
    List<ClientHttpRequestInterceptor> all = template.getInterceptors();

    template.setInterceptors(List.of(forwarding("green"), all.get(0)));

    assertThat(call(template, "blue")).isEqualTo("[green]");
  }

  @Test
  void host_thatIsDenied_isNotSentIt() {
    HostPolicy policy = HostPolicy.of(List.of(), List.of("localhost"));
    RestTemplate template =
        LaneClientHttpRequestInterceptor.instrument(
            new RestTemplate(), Propagation.builder().hosts(policy).build());

    assertThat(call(template, "blue")).isEqualTo("[]");
  }

  @Test
  void bean_madeWithNew_sendsTheLane() {
    try (AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Templates.class)) {
      assertThat(call(context.getBean(RestTemplate.class), "blue")).isEqualTo("[blue]");
    }
  }

  static class Templates {
    @Bean
    static RestTemplatePostProcessor postProcessor() {
      return new RestTemplatePostProcessor(Propagation::withDefaults);
    }

    @Bean
    RestTemplate template() {
      return new RestTemplate();
    }
  }

  private String call(RestTemplate template, String lane) {
    try (Scope ignored = CurrentLane.open(lane)) {
      return template.getForObject(server.url(), String.class);
    }
  }

  /** What a service without the library does by hand. */
  private static ClientHttpRequestInterceptor forwarding(String lane) {
    return (request, body, execution) -> {
      request.getHeaders().add("Project-Version", lane);
      return execution.execute(request, body);
    };
  }
}
