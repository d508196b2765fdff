package com.example.shop;

import java.net.URI;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/** One path for each of Spring's clients. */
@RestController
class ClientPaths {
  private final RestTemplate restTemplate;
  private final WebClient webClient;
  private final WebClient built;
  private final NextByFeign feign;

  ClientPaths(
      RestTemplate restTemplate,
      WebClient webClient,
      WebClient.Builder builder,
      NextByFeign feign) {
    this.restTemplate = restTemplate;
    this.webClient = webClient;
    this.built = builder.build();
    this.feign = feign;
  }

  @GetMapping("/rest-template")
  String restTemplate(@RequestParam URI to) {
    return Next.done(restTemplate.getForObject(to, String.class));
  }

  @GetMapping("/rest-template-new")
  String newRestTemplate(@RequestParam URI to) {
    return Next.done(new RestTemplate().getForObject(to, String.class));
  }

  @GetMapping("/web-client")
  String webClient(@RequestParam URI to) {
    return call(webClient, to);
  }

  @GetMapping("/web-client-builder")
  String builtWebClient(@RequestParam URI to) {
    return call(built, to);
  }

  private static String call(WebClient client, URI to) {
    return Next.done(client.get().uri(to).retrieve().bodyToMono(String.class).block());
  }

  @GetMapping("/feign")
  String feign(@RequestParam URI to) {
    return Next.done(feign.call(to));
  }
}
