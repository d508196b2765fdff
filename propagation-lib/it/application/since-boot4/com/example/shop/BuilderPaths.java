package com.example.shop;

import java.net.URI;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/** The RestTemplate of Spring Boot's builder, whose package depends on the line. */
@RestController
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET) // a reactive one has no such builder
class BuilderPaths {
  private final RestTemplate restTemplate;

  BuilderPaths(RestTemplateBuilder builder) {
    this.restTemplate = builder.build();
  }

  @GetMapping("/rest-template-builder")
  String restTemplate(@RequestParam URI to) {
    return Next.done(restTemplate.getForObject(to, String.class));
  }
}
