package io.meshlane.propagation.spring;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** What a bean's method says it returns: all that others may rely on. */
final class DeclaredType {
  private DeclaredType() {}

  /** Null for a bean that no method makes, such as a component or a product of a factory bean. */
  static @Nullable Class<?> of(String beanName, ConfigurableListableBeanFactory beans) {
    if (!beans.containsBeanDefinition(beanName)) {
      return null;
    }
    BeanDefinition definition = beans.getMergedBeanDefinition(beanName);
    Method method =
        definition instanceof RootBeanDefinition
            ? ((RootBeanDefinition) definition).getResolvedFactoryMethod()
            : null;
    return method == null ? null : method.getReturnType();
  }
}
