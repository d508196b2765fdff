package io.meshlane.propagation.spring;

import io.meshlane.propagation.Propagation;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Gives every {@link WebClient} and {@link WebClient.Builder} bean the lane, also those made
 * without Boot's builder.
 *
 * <p>A {@code WebClient} bean is replaced by its own {@code mutate()}, with the same settings,
 * unless it is of a class of the application's own. Not a client made where it is used: add {@link
 * LaneExchangeFilterFunction} there.
 */
public final class WebClientPostProcessor implements BeanPostProcessor {
  private final Supplier<Propagation> propagation;

  /**
   * Sends by the rules that {@code propagation} gives, asked for at the first client: a post
   * processor must not make other beans early.
   */
  public WebClientPostProcessor(Supplier<Propagation> propagation) {
    this.propagation = propagation;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof WebClient.Builder) {
      return instrument((WebClient.Builder) bean);
    }
    return isOfSpring(bean) ? instrument(((WebClient) bean).mutate()).build() : bean;
  }

  /** Another implementation, or a proxy, would not be what its bean method says once rebuilt. */
  private static boolean isOfSpring(Object bean) {
    return bean instanceof WebClient
        && bean.getClass().getName().startsWith("org.springframework.web.");
  }

  private WebClient.Builder instrument(WebClient.Builder builder) {
    Propagation rules = propagation.get();
    return builder.filters(filters -> LaneExchangeFilterFunction.addTo(filters, rules));
  }
}
