package com.example.shop;

import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** The client that Spring has since 6.1. */
@RestController
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET) // a reactive one has no such builder
class RestClientPaths {
  private final RestClient restClient;
  private final RestClient built;

  RestClientPaths(RestClient restClient, RestClient.Builder builder) {
    this.restClient = restClient;
    this.built = builder.build();
  }

  @Configuration
  static class Clients {
    @Bean
    RestClient restClient() {
      return RestClient.create();
    }
  }

  @GetMapping("/rest-client")
  String restClient(@RequestParam URI to) {
    return Next.done(restClient.get().uri(to).retrieve().body(String.class));
  }

  @GetMapping("/rest-client-builder")
  String built(@RequestParam URI to) {
    return Next.done(built.get().uri(to).retrieve().body(String.class));
  }
}
