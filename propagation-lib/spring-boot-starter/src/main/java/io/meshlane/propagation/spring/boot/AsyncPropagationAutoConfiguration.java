package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.spring.AsyncMethodPostProcessor;
import io.meshlane.propagation.spring.ExecutorPostProcessor;
import io.meshlane.propagation.spring.LaneWebRequestInterceptor;
import io.meshlane.propagation.spring.TaskExecutorPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.task.SimpleAsyncTaskExecutorCustomizer;
import org.springframework.boot.task.ThreadPoolTaskExecutorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands the lane to the threads of executor beans, and to asynchronous controllers.
 *
 * <p>Executors are reached as beans or through Boot's builders, never through a {@code
 * TaskDecorator} bean: Boot 3 applies none at all if it finds two.
 */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnProperty(
    prefix = "meshlane.propagation",
    name = {"enabled", "async.enabled"},
    matchIfMissing = true)
public class AsyncPropagationAutoConfiguration {
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

  /** For executors that are built, but are no beans. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ThreadPoolTaskExecutorCustomizer.class)
  static class Builders {
    private static final String BUILT = "of Boot's builder";

    @Bean
    ThreadPoolTaskExecutorCustomizer laneThreadPoolCustomizer(TaskExecutorPostProcessor processor) {
      return executor -> processor.postProcessBeforeInitialization(executor, BUILT);
    }

    @Bean
    SimpleAsyncTaskExecutorCustomizer laneSimpleAsyncCustomizer(
        TaskExecutorPostProcessor processor) {
      return executor -> processor.postProcessBeforeInitialization(executor, BUILT);
    }
  }

  /** {@code Callable}, {@code WebAsyncTask}, {@code StreamingResponseBody}. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnClass(WebMvcConfigurer.class)
  static class AsynchronousControllers implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addWebRequestInterceptor(new LaneWebRequestInterceptor());
    }
  }
}
