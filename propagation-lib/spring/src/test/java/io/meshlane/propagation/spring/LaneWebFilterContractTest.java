package io.meshlane.propagation.spring;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.HttpServerContract;
import io.meshlane.propagation.testkit.LaneServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class LaneWebFilterContractTest extends HttpServerContract {
  @Override
  protected LaneServer start() {
    return new WebFlux();
  }

  /** Netty; the lane is what Reactor's context carries. */
  private static final class WebFlux implements LaneServer {
    private final Propagation rules = Propagation.builder().furtherHeader("x-tenant").build();
    private final DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(
                new ReactorHttpHandlerAdapter(
                    WebHttpHandlerBuilder.webHandler(WebFlux::answer)
                        .filter(new LaneWebFilter(rules))
                        .build()))
            .bindNow();

    private static Mono<Void> answer(ServerWebExchange exchange) {
      return switch (exchange.getRequest().getPath().value()) {
        case "/lane" -> report(exchange);
        case "/async" -> Mono.delay(Duration.ofMillis(1)).then(report(exchange));
        default -> Mono.error(new IllegalStateException("as asked"));
      };
    }

    private static Mono<Void> report(ServerWebExchange exchange) {
      return Mono.deferContextual(
          context -> {
            Propagated propagated = context.get(CurrentLane.CONTEXT_KEY);
            byte[] body = LaneServer.report(propagated).getBytes(StandardCharsets.ISO_8859_1);
            return exchange
                .getResponse()
                .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(body)));
          });
    }

    @Override
    public URI uri() {
      return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public Propagation rules() {
      return rules;
    }

    @Override
    public void close() {
      server.disposeNow();
    }
  }
}
