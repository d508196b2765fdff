package io.meshlane.propagation.spring.boot;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.PropagationCustomizer;
import io.meshlane.propagation.spring.PropagationSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The rules of propagation, from {@code meshlane.propagation.*}.
 *
 * <p>A {@link PropagationCustomizer} bean completes them, a {@link Propagation} bean replaces them.
 * A tracer is left alone: the plain header goes out with tracing on, off or absent.
 */
@AutoConfiguration
@ConditionalOnProperty(prefix = "meshlane.propagation", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(PropagationSettings.class)
public class PropagationAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Propagation lanePropagation(
      PropagationSettings settings,
      Environment environment,
      ObjectProvider<PropagationCustomizer> customizers) {
    Propagation.Builder rules = settings.toBuilder(environment);
    customizers.orderedStream().forEach(customizer -> customizer.customize(rules));
    return rules.build();
  }
}
