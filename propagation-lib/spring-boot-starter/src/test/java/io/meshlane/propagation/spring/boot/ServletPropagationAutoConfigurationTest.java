package io.meshlane.propagation.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.servlet.LaneJakartaFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

class ServletPropagationAutoConfigurationTest {
  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  PropagationAutoConfiguration.class, ServletPropagationAutoConfiguration.class));

  @Test
  void filter_isRegisteredOnce_earlyAndForEveryDispatch() {
    runner.run(
        context -> {
          FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);

          assertThat(registration.getFilter()).isInstanceOf(LaneJakartaFilter.class);
          assertThat(registration.getOrder()).isEqualTo(Ordered.HIGHEST_PRECEDENCE + 10);
          assertThat(registration.determineDispatcherTypes())
              .isEqualTo(EnumSet.allOf(DispatcherType.class));
          assertThat(context).doesNotHaveBean(Filter.class);
        });
  }
}
