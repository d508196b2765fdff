package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HostPolicy;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class LaneExchangeFilterFunctionTest {
  private final EchoServer server = new EchoServer();
  private final Propagation propagation = Propagation.withDefaults();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void call_subscribedToOnTheRequestsThread_sendsItsLane() {
    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(call(client(propagation)).block()).isEqualTo("[blue]");
    }
  }

  @Test
  void call_withReactorsContext_sendsThatLaneFromAnyThread() {
    Mono<String> call =
        call(client(propagation))
            .subscribeOn(Schedulers.boundedElastic())
            .contextWrite(context -> context.put(CurrentLane.CONTEXT_KEY, lane("blue")));

    assertThat(call.block()).isEqualTo("[blue]");
  }

  @Test
  void contextWithoutALane_winsOverTheThread() {
    Mono<String> call =
        call(client(propagation))
            .contextWrite(context -> context.put(CurrentLane.CONTEXT_KEY, Propagated.NONE));

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(call.block()).isEqualTo("[]");
    }
  }

  @Test
  void call_onAnotherThreadWithoutContext_losesTheLane() {
    try (Scope ignored = CurrentLane.open("blue")) {
      Mono<String> call = call(client(propagation)).subscribeOn(Schedulers.boundedElastic());

      assertThat(call.block()).isEqualTo("[]");
    }
  }

  @Test
  void header_thatAnotherFilterAdds_staysTheOnlyOne() {
    WebClient client =
        WebClient.builder()
            .filters(filters -> LaneExchangeFilterFunction.addTo(filters, propagation))
            .filter(forwarding("green"))
            .filters(filters -> LaneExchangeFilterFunction.addTo(filters, propagation))
            .build();

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(call(client).block()).isEqualTo("[green]");
    }
  }

  @Test
  void header_thatAFilterBehindOursAdds_staysTheOnlyOne() {
    WebClient client = client(propagation).mutate().filter(forwarding("green")).build();

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(call(client).block()).isEqualTo("[green]");
    }
  }

  @Test
  void host_thatIsDenied_isNotSentIt() {
    HostPolicy policy = HostPolicy.of(List.of(), List.of("localhost"));

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(call(client(Propagation.builder().hosts(policy).build())).block()).isEqualTo("[]");
    }
  }

  @Test
  void beans_madeWithoutBootsBuilder_sendTheLane() {
    try (AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(Clients.class);
        Scope ignored = CurrentLane.open("blue")) {
      WebClient ofBuilder = context.getBean(WebClient.Builder.class).build();

      assertThat(call(context.getBean(WebClient.class)).block()).isEqualTo("[blue]");
      assertThat(call(ofBuilder).block()).isEqualTo("[blue]");
    }
  }

  static class Clients {
    @Bean
    static WebClientPostProcessor postProcessor() {
      return new WebClientPostProcessor(Propagation::withDefaults);
    }

    @Bean
    WebClient client() {
      return WebClient.create();
    }

    @Bean
    WebClient.Builder builder() {
      return WebClient.builder();
    }
  }

  private static WebClient client(Propagation propagation) {
    return WebClient.builder().filter(new LaneExchangeFilterFunction(propagation)).build();
  }

  private Mono<String> call(WebClient client) {
    return client.get().uri(server.url()).retrieve().bodyToMono(String.class);
  }

  private static Propagated lane(String lane) {
    return Propagated.ofLane(lane);
  }

  private static ExchangeFilterFunction forwarding(String lane) {
    return (request, next) ->
        next.exchange(ClientRequest.from(request).header("Project-Version", lane).build());
  }
}
