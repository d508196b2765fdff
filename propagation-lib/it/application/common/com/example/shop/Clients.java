package com.example.shop;

import feign.RequestInterceptor;
import java.net.http.HttpClient;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/** The HTTP clients this service defines by itself. */
@Configuration
class Clients {
  @Bean
  RestTemplate restTemplate(Marks marks) {
    RestTemplate template = new RestTemplate();
    template
        .getInterceptors()
        .add(
            (request, body, execution) -> {
              marks.add("rest-template");
              return execution.execute(request, body);
            });
    return template;
  }

  @Bean
  WebClient webClient() {
    return WebClient.create();
  }

  @Bean
  OkHttpClient okHttpClient(Marks marks) {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              marks.add("okhttp");
              return chain.proceed(chain.request());
            })
        .build();
  }

  /** As a library would ask for it that is only to make calls. */
  @Bean
  @SuppressWarnings("UnnecessaryMethodReference") // not the client itself, which is more than that
  Call.Factory callFactory() {
    return new OkHttpClient()::newCall;
  }

  @Bean
  RequestInterceptor feignInterceptor(Marks marks) {
    return template -> marks.add("feign");
  }

  @Bean
  HttpClient httpClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }
}
