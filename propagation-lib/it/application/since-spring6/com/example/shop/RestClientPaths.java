package com.example.shop;

import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** The client that Spring has since 6.1. */
@RestController
@ConditionalOnWebApplication(type = Type.SERVLET) // a reactive one has no such builder
class RestClientPaths {
  private final RestClient restClient;

  RestClientPaths(RestClient.Builder builder) {
    this.restClient = builder.build();
  }

  @GetMapping("/rest-client-builder")
  String restClient(@RequestParam URI to) {
    return Next.done(restClient.get().uri(to).retrieve().body(String.class));
  }
}
