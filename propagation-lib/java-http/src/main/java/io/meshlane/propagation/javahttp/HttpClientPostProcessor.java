package io.meshlane.propagation.javahttp;

import io.meshlane.propagation.Propagation;
import java.net.http.HttpClient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Gives every {@link HttpClient} bean the lane.
 *
 * <p>Only Java's own; a subclass of the application's stays what it is. Not a client made where it
 * is used: see {@link LaneHttpClient#wrap}.
 */
public final class HttpClientPostProcessor implements BeanPostProcessor {
  private final Supplier<? extends @Nullable Propagation> propagation;

  /**
   * Sends by the rules that {@code propagation} gives, asked for at the first client: a post
   * processor must not make other beans early. If it gives null, clients stay as they are.
   */
  public HttpClientPostProcessor(Supplier<? extends @Nullable Propagation> propagation) {
    this.propagation = propagation;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (!(bean instanceof HttpClient)
        || bean.getClass().getModule() != HttpClient.class.getModule()) {
      return bean;
    }
    Propagation rules = propagation.get();
    return rules == null ? bean : LaneHttpClient.wrap((HttpClient) bean, rules);
  }
}
