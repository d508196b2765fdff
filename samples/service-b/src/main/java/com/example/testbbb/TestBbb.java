package com.example.testbbb;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The last service of the chain, on Spring Boot 4. */
@SpringBootApplication
public class TestBbb {
  /** Starts the service. */
  public static void main(String[] arguments) {
    SpringApplication.run(TestBbb.class, arguments);
  }
}
