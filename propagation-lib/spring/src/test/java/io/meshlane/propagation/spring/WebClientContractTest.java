package io.meshlane.propagation.spring;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.AsyncLaneClient;
import io.meshlane.propagation.testkit.HttpClientContract;
import io.meshlane.propagation.testkit.LaneClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class WebClientContractTest extends HttpClientContract {
  @Override
  protected LaneClient client(Propagation rules) {
    return new Client(
        WebClient.builder().filters(list -> LaneExchangeFilterFunction.addTo(list, rules)).build());
  }

  private record Client(WebClient client) implements AsyncLaneClient {
    @Override
    public int get(URI url, Map<String, String> headers) {
      return status(url, headers).block();
    }

    @Override
    public CompletableFuture<Integer> getAsync(URI url, Map<String, String> headers) {
      return status(url, headers).toFuture();
    }

    private Mono<Integer> status(URI url, Map<String, String> headers) {
      return client
          .get()
          .uri(url)
          .headers(lines -> headers.forEach(lines::set))
          .exchangeToMono(response -> response.releaseBody().thenReturn(response.rawStatusCode()))
          .timeout(Duration.ofMillis(500));
    }
  }
}
