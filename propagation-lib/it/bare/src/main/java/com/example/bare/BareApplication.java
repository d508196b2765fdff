package com.example.bare;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Nothing but a controller and a client; it knows nothing of lanes. */
@SpringBootApplication
@RestController
public class BareApplication {
  @Bean
  OkHttpClient client() {
    return new OkHttpClient();
  }

  /** Calls {@code to}. */
  @GetMapping("/")
  public String call(@RequestParam("to") String to) throws IOException {
    try (Response response = client().newCall(new Request.Builder().url(to).build()).execute()) {
      return response.isSuccessful() ? "done" : "failed";
    }
  }
}
