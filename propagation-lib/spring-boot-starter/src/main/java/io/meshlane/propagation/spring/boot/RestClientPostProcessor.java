package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.LaneClientHttpRequestInterceptor;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.client.RestClient;

/**
 * Gives every {@link RestClient} and {@link RestClient.Builder} bean the lane, also those made
 * without Boot's builder.
 *
 * <p>A {@code RestClient} bean is replaced by its own {@code mutate()}, with the same settings,
 * unless it is of a class of the application's own. Not a client made where it is used: add {@link
 * LaneClientHttpRequestInterceptor} there.
 */
final class RestClientPostProcessor implements BeanPostProcessor {
  private final Supplier<Propagation> propagation;

  /** Asked at the first client: a post processor must not make other beans early. */
  RestClientPostProcessor(Supplier<Propagation> propagation) {
    this.propagation = propagation;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof RestClient.Builder builder) {
      return instrument(builder, propagation.get());
    }
    return bean instanceof RestClient client && isOfSpring(bean)
        ? instrument(client.mutate(), propagation.get()).build()
        : bean;
  }

  /** Another implementation, or a proxy, would not be what its bean method says once rebuilt. */
  private static boolean isOfSpring(Object bean) {
    return bean.getClass().getName().startsWith("org.springframework.web.");
  }

  /** Adds the interceptor at the end unless it is there. */
  static RestClient.Builder instrument(RestClient.Builder builder, Propagation propagation) {
    return builder.requestInterceptors(
        interceptors -> {
          if (interceptors.stream().noneMatch(LaneClientHttpRequestInterceptor.class::isInstance)) {
            interceptors.add(new LaneClientHttpRequestInterceptor(propagation));
          }
        });
  }
}
