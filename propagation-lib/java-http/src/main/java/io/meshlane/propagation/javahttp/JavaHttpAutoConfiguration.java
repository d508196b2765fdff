package io.meshlane.propagation.javahttp;

import io.meshlane.propagation.Propagation;
import java.net.http.HttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Registers the post processor in any Boot from 2.7 on that a starter of ours gives its rules.
 *
 * <p>Beside its class and not in the starters, because that of Boot 2 is compiled for Java 8.
 */
@AutoConfiguration
@ConditionalOnClass(HttpClient.class)
@ConditionalOnProperty(
    prefix = "meshlane.propagation",
    name = {"enabled", "client.enabled"},
    matchIfMissing = true)
public class JavaHttpAutoConfiguration {
  @Bean
  static HttpClientPostProcessor laneHttpClientPostProcessor(ObjectProvider<Propagation> rules) {
    return new HttpClientPostProcessor(rules::getIfAvailable);
  }
}
