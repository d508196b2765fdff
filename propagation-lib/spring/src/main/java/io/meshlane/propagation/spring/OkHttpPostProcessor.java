package io.meshlane.propagation.spring;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.okhttp.LaneOkHttp;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Gives every {@link OkHttpClient} bean, and every bean declared as {@link Call.Factory}, the lane.
 *
 * <p>A client becomes a subclass of itself with the same pool and dispatcher. A bean of a class of
 * the application's own stays what it is, and a client made where it is used is not reached: see
 * {@link LaneOkHttp}.
 */
public final class OkHttpPostProcessor implements BeanPostProcessor {
  private final ConfigurableListableBeanFactory beans;
  private final Supplier<Propagation> propagation;

  /**
   * Sends by the rules that {@code propagation} gives, asked for at the first client: a post
   * processor must not make other beans early.
   */
  public OkHttpPostProcessor(
      ConfigurableListableBeanFactory beans, Supplier<Propagation> propagation) {
    this.beans = beans;
    this.propagation = propagation;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean.getClass() == OkHttpClient.class) {
      return LaneOkHttp.client((OkHttpClient) bean, propagation.get());
    }
    if (bean instanceof Call.Factory && DeclaredType.of(beanName, beans) == Call.Factory.class) {
      return LaneOkHttp.callFactory((Call.Factory) bean, propagation.get());
    }
    return bean;
  }
}
