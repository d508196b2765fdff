package io.meshlane.propagation.spring;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.HttpClientContract;
import io.meshlane.propagation.testkit.LaneClient;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.RestTemplate;

class RestTemplateContractTest extends HttpClientContract {
  @Override
  protected LaneClient client(Propagation rules) {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(500);
    requests.setReadTimeout(500);
    RestTemplate template =
        LaneClientHttpRequestInterceptor.instrument(new RestTemplate(requests), rules);
    return (url, headers) -> {
      HttpHeaders lines = new HttpHeaders();
      headers.forEach(lines::set);
      try {
        return template
            .exchange(url, HttpMethod.GET, new HttpEntity<>(lines), String.class)
            .getStatusCodeValue();
      } catch (RestClientResponseException e) {
        return e.getRawStatusCode();
      }
    };
  }
}
