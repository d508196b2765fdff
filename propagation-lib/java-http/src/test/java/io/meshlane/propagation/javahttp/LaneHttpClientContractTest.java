package io.meshlane.propagation.javahttp;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.AsyncLaneClient;
import io.meshlane.propagation.testkit.HttpClientContract;
import io.meshlane.propagation.testkit.LaneClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

class LaneHttpClientContractTest extends HttpClientContract {
  @Override
  protected LaneClient client(Propagation rules) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Client(LaneHttpClient.wrap(client, rules));
  }

  private record Client(HttpClient client) implements AsyncLaneClient {
    @Override
    public int get(URI url, Map<String, String> headers) throws IOException, InterruptedException {
      return client
          .send(request(url, headers), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }

    @Override
    public CompletableFuture<Integer> getAsync(URI url, Map<String, String> headers) {
      return client
          .sendAsync(request(url, headers), HttpResponse.BodyHandlers.discarding())
          .thenApply(HttpResponse::statusCode);
    }

    private static HttpRequest request(URI url, Map<String, String> headers) {
      HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Duration.ofMillis(500));
      headers.forEach(request::header);
      return request.build();
    }
  }
}
