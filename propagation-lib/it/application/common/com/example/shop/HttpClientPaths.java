package com.example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The JDK's own client. */
@RestController
class HttpClientPaths {
  private final HttpClient client;

  HttpClientPaths(HttpClient client) {
    this.client = client;
  }

  @GetMapping("/http-client")
  String send(@RequestParam URI to) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(to).build();
    return Next.done(client.send(request, BodyHandlers.ofString()).body());
  }

  @GetMapping("/http-client-async")
  String sendAsync(@RequestParam URI to) {
    HttpRequest request = HttpRequest.newBuilder(to).build();
    return Next.done(client.sendAsync(request, BodyHandlers.ofString()).join().body());
  }
}
