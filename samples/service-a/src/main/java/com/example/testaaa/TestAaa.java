package com.example.testaaa;

import okhttp3.OkHttpClient;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The first service of the chain, on Spring Boot 2.7 with Sleuth, calling the next by OkHttp. */
@SpringBootApplication
public class TestAaa {
  /** Starts the service. */
  public static void main(String[] arguments) {
    SpringApplication.run(TestAaa.class, arguments);
  }

  @Bean
  OkHttpClient client() {
    return new OkHttpClient();
  }
}
