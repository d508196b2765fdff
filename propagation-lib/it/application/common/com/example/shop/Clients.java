package com.example.shop;

import java.net.http.HttpClient;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestTemplate;

/** The HTTP clients this service defines by itself. */
@Configuration
class Clients {
  @Bean
  RestTemplate restTemplate() {
    return new RestTemplate();
  }

  @Bean
  OkHttpClient okHttpClient() {
    return new OkHttpClient();
  }

  @Bean
  HttpClient httpClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }
}
