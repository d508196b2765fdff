package io.meshlane.propagation.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The caller of the application under test. Thread-safe. */
public final class Upstream {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI application;

  /** The caller of what serves {@code application}. */
  public Upstream(URI application) {
    this.application = application;
  }

  /** What the application said. */
  public record Answer(int status, String body) {
    /** As every path answers once its call was made. */
    public static final Answer DONE = new Answer(200, "done");
  }

  /** Asks for {@code path} to call {@code to}, with one header line for each of {@code lanes}. */
  public Answer send(String path, URI to, String... lanes) {
    return send(path, to, PATIENCE, lanes);
  }

  /** The same, giving up after {@code patience}. */
  Answer send(String path, URI to, Duration patience, String... lanes) {
    String query = "?to=" + URLEncoder.encode(to.toString(), StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(application.resolve("/" + path + query)).timeout(patience);
    for (String lane : lanes) {
      request.header(Downstream.HEADER, lane);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
