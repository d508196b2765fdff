package com.example.shop;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneClientHttpRequestInterceptor;
import io.meshlane.propagation.testkit.HttpClientContract;
import io.meshlane.propagation.testkit.LaneClient;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

class RestClientContractTest extends HttpClientContract {
  @Override
  protected LaneClient client(Propagation rules) {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(500);
    requests.setReadTimeout(500);
    RestClient client =
        RestClient.builder()
            .requestFactory(requests)
            .requestInterceptor(new LaneClientHttpRequestInterceptor(rules))
            .build();
    return (url, headers) ->
        client
            .get()
            .uri(url)
            .headers(lines -> headers.forEach(lines::set))
            .exchange((request, response) -> response.getStatusCode().value());
  }
}
