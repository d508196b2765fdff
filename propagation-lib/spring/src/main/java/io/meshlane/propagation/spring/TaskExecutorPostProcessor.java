package io.meshlane.propagation.spring;

import java.lang.reflect.Field;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.ReflectionUtils;

/**
 * Lets every {@link ThreadPoolTaskExecutor} and {@link SimpleAsyncTaskExecutor} bean, the ones with
 * virtual threads too, hand the lane to its threads; and with them {@code @Async}.
 *
 * <p>The bean stays the object it is, and keeps a decorator it already has. Schedulers and other
 * executors are {@link ExecutorPostProcessor}'s.
 */
public final class TaskExecutorPostProcessor implements BeanPostProcessor {
  private static final Log LOG = LogFactory.getLog(TaskExecutorPostProcessor.class);

  // The decorator takes effect when the executor is initialized: after that it would be too late.
  @Override
  public Object postProcessBeforeInitialization(Object bean, String beanName) {
    if (bean instanceof ThreadPoolTaskExecutor) {
      ThreadPoolTaskExecutor executor = (ThreadPoolTaskExecutor) bean;
      decorate(executor, ThreadPoolTaskExecutor.class, executor::setTaskDecorator, beanName);
    } else if (bean instanceof SimpleAsyncTaskExecutor && !(bean instanceof TaskScheduler)) {
      SimpleAsyncTaskExecutor executor = (SimpleAsyncTaskExecutor) bean;
      decorate(executor, SimpleAsyncTaskExecutor.class, executor::setTaskDecorator, beanName);
    }
    return bean;
  }

  private static <T> void decorate(
      T executor, Class<T> declaring, Consumer<TaskDecorator> setter, String beanName) {
    // No Spring has a getter; the field has had this name since the decorator exists.
    Field field = ReflectionUtils.findField(declaring, "taskDecorator");
    if (field == null) {
      LOG.warn("Executor '" + beanName + "' will lose the lane: its decorator cannot be read");
      return;
    }
    ReflectionUtils.makeAccessible(field);
    Object present = ReflectionUtils.getField(field, executor);
    if (!(present instanceof LaneTaskDecorator)) {
      setter.accept(new LaneTaskDecorator((TaskDecorator) present));
    }
  }
}
