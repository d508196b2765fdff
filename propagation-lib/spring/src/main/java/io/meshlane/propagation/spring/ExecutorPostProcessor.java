package io.meshlane.propagation.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.aopalliance.intercept.MethodInterceptor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Lets executor and scheduler beans that take no decorator hand the lane to their threads.
 *
 * <p>One that is a proxy already, such as Sleuth's, stays that proxy: this goes after whatever
 * makes it. Spring's own schedulers become a subclass of themselves. Of the others, a bean keeps
 * the type its method declares: declared as an interface ({@code ExecutorService}), it becomes a
 * proxy with all its interfaces. A bean declared as a class of Java's ({@code ThreadPoolExecutor},
 * {@code ForkJoinPool}) stays as it is and loses the lane: declare the interface, or wrap the
 * tasks. So do products of a {@code FactoryBean}.
 */
public final class ExecutorPostProcessor implements BeanPostProcessor {
  private static final Log LOG = LogFactory.getLog(ExecutorPostProcessor.class);
  private static final MethodInterceptor INTERCEPTOR = new LaneTaskInterceptor();

  private final ConfigurableListableBeanFactory beans;

  /** For the beans of {@code beans}. */
  public ExecutorPostProcessor(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (!isCandidate(bean)) {
      return bean;
    }
    if (bean instanceof Advised && !((Advised) bean).isFrozen()) {
      // A proxy of a proxy could no longer be had by its class.
      ((Advised) bean).addAdvice(0, INTERCEPTOR);
      return bean;
    }
    if (isOfSpring(bean.getClass()) && isExtensible(bean.getClass())) {
      return proxy(bean, true);
    }
    Class<?> declared = DeclaredType.of(beanName, beans);
    if (declared != null && declared.isInterface() && isOfExecutors(declared)) {
      return proxy(bean, false);
    }
    LOG.info("Executor '" + beanName + "' hands no lane to its threads: " + bean.getClass());
    return bean;
  }

  /** What takes a decorator is {@link TaskExecutorPostProcessor}'s. */
  private static boolean isCandidate(Object bean) {
    return bean instanceof TaskScheduler
        || (bean instanceof Executor
            && !(bean instanceof ThreadPoolTaskExecutor)
            && !(bean instanceof SimpleAsyncTaskExecutor)
            && !(bean instanceof ConcurrentTaskExecutor));
  }

  private static boolean isOfExecutors(Class<?> type) {
    return type.getName().startsWith("java.util.concurrent.") || isOfSpring(type);
  }

  private static boolean isOfSpring(Class<?> type) {
    return type.getName().startsWith("org.springframework.scheduling.")
        || type.getName().startsWith("org.springframework.core.task.");
  }

  /** A final method would run on the proxy, whose fields are empty. */
  private static boolean isExtensible(Class<?> type) {
    return !Modifier.isFinal(type.getModifiers())
        && Arrays.stream(type.getMethods())
            .filter(method -> method.getDeclaringClass() != Object.class)
            .map(Method::getModifiers)
            .noneMatch(Modifier::isFinal);
  }

  private Object proxy(Object bean, boolean ofClass) {
    ProxyFactory factory = new ProxyFactory(bean);
    factory.setProxyTargetClass(ofClass);
    factory.addAdvice(INTERCEPTOR);
    return factory.getProxy(beans.getBeanClassLoader());
  }
}
