package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A real Netty server; its handler answers with what Reactor's context carries. */
class LaneWebFilterTest {
  private final Propagation propagation = Propagation.builder().furtherHeader("x-tenant").build();
  private final DisposableServer server =
      HttpServer.create()
          .host("localhost")
          .port(0)
          .handle(
              new ReactorHttpHandlerAdapter(
                  WebHttpHandlerBuilder.webHandler(LaneWebFilterTest::answer)
                      .filter(new LaneWebFilter(propagation))
                      .build()))
          .bindNow();

  @AfterEach
  void stop() {
    server.disposeNow();
  }

  @Test
  void request_withALane_hasItInTheContext() throws Exception {
    assertThat(get("Project-Version", "blue", "X-Tenant", "a, b"))
        .isEqualTo("lane blue, x-tenant: a, b");
  }

  @Test
  void request_withoutALane_hasNone() throws Exception {
    assertThat(get("Other", "blue")).isEqualTo(Propagated.NONE.toString());
  }

  @Test
  void linesThatDiffer_countAsNone() throws Exception {
    assertThat(get("project-version", "blue", "PROJECT-VERSION", "green"))
        .isEqualTo(Propagated.NONE.toString());
    assertThat(propagation.counters().conflicting()).isEqualTo(1);
  }

  @Test
  void linesThatAreAlike_countAsOne() throws Exception {
    assertThat(get("project-version", "blue", "PROJECT-VERSION", "blue")).isEqualTo("lane blue");
  }

  @Test
  void listInOneLine_isNoLane() throws Exception {
    assertThat(get("project-version", "blue,blue")).isEqualTo(Propagated.NONE.toString());
    assertThat(propagation.counters().invalid()).isEqualTo(1);
  }

  private String get(String... headers) throws Exception {
    URI uri = URI.create("http://localhost:" + server.port() + "/");
    HttpRequest request = HttpRequest.newBuilder(uri).headers(headers).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static Mono<Void> answer(ServerWebExchange exchange) {
    return Mono.deferContextual(
        context -> {
          String text = context.get(CurrentLane.CONTEXT_KEY).toString();
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          return exchange
              .getResponse()
              .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(bytes)));
        });
  }
}
