package com.example.shop;

import org.springframework.boot.web.client.RestTemplateCustomizer;
import org.springframework.boot.web.reactive.function.client.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service adds to Spring Boot's builders, whose packages depend on the line. */
@Configuration
class Customizers {
  @Bean
  RestTemplateCustomizer restTemplateCustomizer(Marks marks) {
    return template ->
        template
            .getInterceptors()
            .add(
                (request, body, execution) -> {
                  marks.add("rest-template-builder");
                  return execution.execute(request, body);
                });
  }

  @Bean
  WebClientCustomizer webClientCustomizer(Marks marks) {
    return builder ->
        builder.filter(
            (request, next) -> {
              marks.add("web-client-builder");
              return next.exchange(request);
            });
  }
}
