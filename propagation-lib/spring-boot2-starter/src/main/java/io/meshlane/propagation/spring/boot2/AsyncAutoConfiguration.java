package io.meshlane.propagation.spring.boot2;

import io.meshlane.propagation.spring.AsyncMethodPostProcessor;
import io.meshlane.propagation.spring.ExecutorPostProcessor;
import io.meshlane.propagation.spring.LaneWebRequestInterceptor;
import io.meshlane.propagation.spring.PropagationSettings;
import io.meshlane.propagation.spring.TaskExecutorPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Executor beans and asynchronous controllers.
 *
 * <p>After Sleuth's, which makes proxies of executors: it could not make one of our proxies that
 * keeps the class, and each run of a task that repeats has to begin before ours of no request.
 */
@AutoConfiguration(
    after = PropagationAutoConfiguration.class,
    afterName =
        "org.springframework.cloud.sleuth.autoconfig.instrument.async"
            + ".TraceAsyncDefaultAutoConfiguration")
@ConditionalOnBean(PropagationSettings.class)
@ConditionalOnProperty(
    prefix = PropagationSettings.PREFIX,
    name = "async.enabled",
    matchIfMissing = true)
public class AsyncAutoConfiguration {
  @Bean
  static TaskExecutorPostProcessor laneTaskExecutorPostProcessor() {
    return new TaskExecutorPostProcessor();
  }

  @Bean
  static AsyncMethodPostProcessor laneAsyncMethodPostProcessor(
      ConfigurableListableBeanFactory beans) {
    return new AsyncMethodPostProcessor(beans);
  }

  @Bean
  static ExecutorPostProcessor laneExecutorPostProcessor(ConfigurableListableBeanFactory beans) {
    return new ExecutorPostProcessor(beans);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass(WebMvcConfigurer.class)
  static class Mvc implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addWebRequestInterceptor(new LaneWebRequestInterceptor());
    }
  }
}
