package io.meshlane.propagation.spring;

import io.meshlane.propagation.Propagation;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.web.client.RestTemplate;

/**
 * Gives every {@link RestTemplate} bean the lane, also one made with {@code new} in its bean
 * method.
 *
 * <p>Not a template made where it is used: see {@link LaneClientHttpRequestInterceptor#instrument}.
 */
public final class RestTemplatePostProcessor implements BeanPostProcessor {
  private final Supplier<Propagation> propagation;

  /**
   * Sends by the rules that {@code propagation} gives, asked for at the first template: a post
   * processor must not make other beans early.
   */
  public RestTemplatePostProcessor(Supplier<Propagation> propagation) {
    this.propagation = propagation;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    return bean instanceof RestTemplate
        ? LaneClientHttpRequestInterceptor.instrument((RestTemplate) bean, propagation.get())
        : bean;
  }
}
