package io.meshlane.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;

/** A client before the gateway. */
final class Caller {
  private final HttpClient client = Http.client();
  private final URI gateway;

  Caller(URI gateway) {
    this.gateway = gateway;
  }

  /**
   * What came back.
   *
   * @param id the request's, by which its trail is found
   */
  record Reply(String id, int status, String body) {}

  /**
   * Asks for JSON.
   *
   * @param lane the routing header; empty for none
   */
  Reply call(String path, Optional<String> lane) {
    String id = UUID.randomUUID().toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway + path))
            .timeout(Http.PATIENCE)
            .header("host", Environment.HOST)
            .header("accept", "application/json")
            .header("x-request-id", id);
    lane.ifPresent(value -> request.header("project-version", value));
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(id, answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new DemoFailure("the gateway does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted");
    }
  }
}
