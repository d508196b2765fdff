package io.meshlane.propagation.spring;

import io.meshlane.propagation.CurrentLane;
import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.AsyncAnnotationBeanPostProcessor;
import org.springframework.util.ReflectionUtils;

/**
 * Lets {@code @Async} methods hand over the lane where their executor is no bean: one that an
 * {@code AsyncConfigurer} makes by itself, and the one Spring makes where it finds none or several.
 *
 * <p>Not for {@code @EnableAsync(mode = ASPECTJ)}.
 */
public final class AsyncMethodPostProcessor
    implements InstantiationAwareBeanPostProcessor, PriorityOrdered {
  private static final Log LOG = LogFactory.getLog(AsyncMethodPostProcessor.class);

  private final ConfigurableListableBeanFactory beans;

  /** For the asynchronous methods of {@code beans}. */
  public AsyncMethodPostProcessor(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  /** After the executor is set and before it is used, which is when the bean gets its factory. */
  @Override
  public boolean postProcessAfterInstantiation(Object bean, String beanName) {
    if (bean instanceof AsyncAnnotationBeanPostProcessor) {
      // It has a setter for an executor, but only a field for the supplier of one.
      Field field = ReflectionUtils.findField(bean.getClass(), "executor", Supplier.class);
      if (field == null) {
        LOG.warn("@Async methods will lose the lane: their executor cannot be read");
        return true;
      }
      ReflectionUtils.makeAccessible(field);
      Supplier<?> given = (Supplier<?>) ReflectionUtils.getField(field, bean);
      ReflectionUtils.setField(field, bean, supplier(given));
    }
    return true;
  }

  private Supplier<@Nullable Executor> supplier(@Nullable Supplier<?> given) {
    return () -> {
      Object executor = given == null ? null : given.get();
      return executor == null ? whereSpringFindsNone() : CurrentLane.wrap((Executor) executor);
    };
  }

  /** The executor Spring would make; null where it finds a bean, which has the lane by itself. */
  private @Nullable Executor whereSpringFindsNone() {
    boolean found =
        beans.getBeanProvider(TaskExecutor.class).getIfUnique() != null
            || beans.containsBean("taskExecutor");
    return found ? null : CurrentLane.wrap((Executor) new SimpleAsyncTaskExecutor());
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }
}
