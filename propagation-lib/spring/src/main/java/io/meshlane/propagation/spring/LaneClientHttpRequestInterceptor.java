package io.meshlane.propagation.spring;

import io.meshlane.propagation.Propagation;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestTemplate;

/**
 * Sends the lane on with {@code RestTemplate} and {@code RestClient}.
 *
 * <pre>{@code
 * RestTemplate template = LaneClientHttpRequestInterceptor.instrument(new RestTemplate(), propagation);
 * }</pre>
 *
 * <p>Only where the request has no such header, and only to hosts the policy allows. It goes last,
 * so that it sees what other interceptors have set. As with every interceptor, Spring keeps a
 * request's body in memory then: for uploads of gigabytes take a template of your own and set the
 * header there. Thread-safe.
 */
public final class LaneClientHttpRequestInterceptor
    implements ClientHttpRequestInterceptor, Ordered {
  private final Propagation propagation;

  /** Sends by the rules of {@code propagation}. */
  public LaneClientHttpRequestInterceptor(Propagation propagation) {
    this.propagation = propagation;
  }

  /**
   * Adds the interceptor to {@code template} unless it is there: for a template that is no bean,
   * made with {@code new} where it is used.
   *
   * @return {@code template}
   */
  public static <T extends RestTemplate> T instrument(T template, Propagation propagation) {
    boolean present =
        template.getInterceptors().stream()
            .anyMatch(LaneClientHttpRequestInterceptor.class::isInstance);
    if (!present) {
      template.getInterceptors().add(new LaneClientHttpRequestInterceptor(propagation));
    }
    return template;
  }

  @Override
  public ClientHttpResponse intercept(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    propagation.send(request.getHeaders(), TargetHost.of(request.getURI()), SpringHeaders.WRITER);
    return execution.execute(request, body);
  }

  /** Last of all. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
