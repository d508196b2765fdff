package io.meshlane.propagation.spring;

import java.lang.reflect.Field;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.ReflectionUtils;

/**
 * Lets every {@link ThreadPoolTaskExecutor}, {@link SimpleAsyncTaskExecutor} (with virtual threads,
 * too) and {@link ConcurrentTaskExecutor} bean hand the lane to its threads; and so {@code @Async}.
 *
 * <p>The bean stays the object it is, and keeps a decorator it already has. Other schedulers and
 * executors are {@link ExecutorPostProcessor}'s. A {@code SimpleAsyncTaskScheduler} (Spring 6.1,
 * with virtual threads) hands over what it executes at once, not what it schedules for later.
 */
public final class TaskExecutorPostProcessor implements BeanPostProcessor {
  private static final Log LOG = LogFactory.getLog(TaskExecutorPostProcessor.class);

  // No Spring has a getter for it; the field has had this name since the decorator exists.
  private static final String DECORATOR = "taskDecorator";

  // The decorator takes effect when the executor is initialized: after that it would be too late.
  @Override
  public Object postProcessBeforeInitialization(Object bean, String beanName) {
    if (bean instanceof ThreadPoolTaskExecutor) {
      decorate(bean, ((ThreadPoolTaskExecutor) bean)::setTaskDecorator, beanName);
    } else if (bean instanceof SimpleAsyncTaskExecutor) {
      decorate(bean, ((SimpleAsyncTaskExecutor) bean)::setTaskDecorator, beanName);
    } else if (bean instanceof ConcurrentTaskExecutor && !(bean instanceof TaskScheduler)) {
      decorate(bean, ((ConcurrentTaskExecutor) bean)::setTaskDecorator, beanName);
    }
    return bean;
  }

  private static void decorate(Object executor, Consumer<TaskDecorator> setter, String beanName) {
    Object owner = field(executor, DECORATOR) != null ? executor : adapted(executor);
    Field field = owner == null ? null : field(owner, DECORATOR);
    if (owner == null || field == null) {
      LOG.warn("Executor '" + beanName + "' will lose the lane: its decorator cannot be read");
      return;
    }
    Object present = ReflectionUtils.getField(field, owner);
    if (!(present instanceof LaneTaskDecorator)) {
      setter.accept(new LaneTaskDecorator((TaskDecorator) present));
    }
  }

  /** Before Spring 6.1 a ConcurrentTaskExecutor's decorator is with the executor it adapts to. */
  private static @Nullable Object adapted(Object executor) {
    Field field = field(executor, "adaptedExecutor");
    return field == null ? null : ReflectionUtils.getField(field, executor);
  }

  private static @Nullable Field field(Object owner, String name) {
    Field field = ReflectionUtils.findField(owner.getClass(), name);
    if (field != null) {
      ReflectionUtils.makeAccessible(field);
    }
    return field;
  }
}
