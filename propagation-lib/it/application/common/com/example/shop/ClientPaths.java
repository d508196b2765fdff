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
  private final NextByFeign feign;

  ClientPaths(RestTemplate restTemplate, WebClient.Builder webClient, NextByFeign feign) {
    this.restTemplate = restTemplate;
    this.webClient = webClient.build();
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

  @GetMapping("/web-client-builder")
  String webClient(@RequestParam URI to) {
    return Next.done(webClient.get().uri(to).retrieve().bodyToMono(String.class).block());
  }

  @GetMapping("/feign")
  String feign(@RequestParam URI to) {
    return Next.done(feign.call(to));
  }
}
