package com.example.shop;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.testkit.LaneServer;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the contract of every server asks for. */
@Configuration
class LaneReports {
  @RestController
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class OfServlets {
    @GetMapping("/lane")
    String lane() {
      return LaneServer.report();
    }

    @GetMapping(path = "/async", params = "!to") // the application has one of its own
    Callable<String> async() {
      return LaneServer::report;
    }

    @GetMapping("/throw")
    String fail() {
      throw new IllegalStateException("as asked");
    }
  }

  @RestController
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  static class OfWebFlux {
    @GetMapping("/lane")
    Mono<String> lane() {
      return Mono.deferContextual(
          context -> {
            Propagated propagated = context.get(CurrentLane.CONTEXT_KEY);
            return Mono.just(LaneServer.report(propagated));
          });
    }

    @GetMapping(path = "/async", params = "!to") // the application has one of its own
    Mono<String> async() {
      return Mono.delay(Duration.ofMillis(1)).then(lane());
    }

    @GetMapping("/throw")
    Mono<String> fail() {
      return Mono.error(new IllegalStateException("as asked"));
    }
  }
}
