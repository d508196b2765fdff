package com.example.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers composed with Reactor. */
@RestController
class FluxPaths {
  private final WebClient webClient;
  private final RestTemplate restTemplate;
  private final HttpClient httpClient;
  private final Next next;

  FluxPaths(
      WebClient.Builder webClient, RestTemplate restTemplate, HttpClient httpClient, Next next) {
    this.webClient = webClient.build();
    this.restTemplate = restTemplate;
    this.httpClient = httpClient;
    this.next = next;
  }

  @GetMapping("/flux-web-client")
  Mono<String> call(@RequestParam URI to) {
    return webClient.get().uri(to).retrieve().bodyToMono(String.class).map(Next::done);
  }

  @GetMapping("/flux-web-client-delayed")
  Mono<String> delayed(@RequestParam URI to) {
    return Mono.delay(Duration.ofMillis(5)).then(call(to));
  }

  @GetMapping("/flux-web-client-publish-on")
  Mono<String> publishOn(@RequestParam URI to) {
    return Mono.just(to).publishOn(Schedulers.parallel()).flatMap(this::call);
  }

  @GetMapping("/flux-web-client-flat-map")
  Mono<String> flatMap(@RequestParam URI to) {
    return Flux.just(to).delayElements(Duration.ofMillis(1)).flatMap(this::call).single();
  }

  @GetMapping("/flux-okhttp")
  Mono<String> okHttp(@RequestParam URI to) {
    return Mono.fromCallable(() -> next.call(to)).subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/flux-rest-template")
  Mono<String> restTemplate(@RequestParam URI to) {
    return Mono.fromCallable(() -> Next.done(restTemplate.getForObject(to, String.class)))
        .subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/flux-http-client")
  Mono<String> httpClient(@RequestParam URI to) {
    HttpRequest request = HttpRequest.newBuilder(to).build();
    return Mono.defer(
            () -> Mono.fromFuture(httpClient.sendAsync(request, BodyHandlers.ofString())))
        .map(response -> Next.done(response.body()))
        .subscribeOn(Schedulers.boundedElastic());
  }

  /** As each call is that follows another one, or is tried again. */
  @GetMapping("/web-client-after-another")
  String afterAnother(@RequestParam URI to) {
    return delayed(to).block();
  }

  /** Called by a servlet's thread, which waits. */
  @GetMapping("/web-client-on-bounded-elastic")
  String onBoundedElastic(@RequestParam URI to) {
    return Mono.defer(() -> call(to)).subscribeOn(Schedulers.boundedElastic()).block();
  }
}
