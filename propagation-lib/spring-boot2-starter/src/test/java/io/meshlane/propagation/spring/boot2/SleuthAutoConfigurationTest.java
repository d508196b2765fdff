package io.meshlane.propagation.spring.boot2;

import static org.assertj.core.api.Assertions.assertThat;

import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.baggage.BaggagePropagationCustomizer;
import brave.propagation.B3Propagation;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.PropagationCustomizer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Beside a tracer, as Sleuth makes one. */
class SleuthAutoConfigurationTest {
  private static final AutoConfigurations OURS =
      AutoConfigurations.of(
          PropagationAutoConfiguration.class,
          ServletAutoConfiguration.class,
          WebfluxAutoConfiguration.class,
          ClientAutoConfiguration.class,
          AsyncAutoConfiguration.class,
          SleuthAutoConfiguration.class,
          InfoAutoConfiguration.class);

  private final WebApplicationContextRunner servlet =
      new WebApplicationContextRunner()
          .withConfiguration(OURS)
          .withBean(Tracing.class, () -> Tracing.newBuilder().build());
  private final ReactiveWebApplicationContextRunner reactive =
      new ReactiveWebApplicationContextRunner()
          .withConfiguration(OURS)
          .withBean(Tracing.class, () -> Tracing.newBuilder().build());

  @Test
  void filters_areThereUnlessRequestsAreNotRead() {
    servlet.run(context -> assertThat(context).hasBean("laneBaggageFilter"));
    reactive.run(context -> assertThat(context).hasSingleBean(LaneBaggageWebFilter.class));

    servlet
        .withPropertyValues("meshlane.propagation.servlet.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean("laneBaggageFilter"));
    reactive
        .withPropertyValues("meshlane.propagation.webflux.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(LaneBaggageWebFilter.class));
  }

  @Test
  void field_isCalledAsTheRulesCallTheHeader() {
    servlet
        .withPropertyValues("meshlane.propagation.header=x-set")
        .run(context -> assertThat(fields(context)).containsExactly("x-set"));
    servlet
        .withBean(PropagationCustomizer.class, () -> rules -> rules.header("x-custom"))
        .run(context -> assertThat(fields(context)).containsExactly("x-custom"));
    servlet
        .withBean(Propagation.class, () -> Propagation.builder().header("x-own").build())
        .run(context -> assertThat(fields(context)).containsExactly("x-own"));
  }

  @Test
  void switchedOff_registersNothingForTheApplicationsOwnRulesEither() {
    servlet
        .withBean("own", Propagation.class, Propagation::withDefaults)
        .withPropertyValues("meshlane.propagation.enabled=false")
        .run(
            context ->
                assertThat(context.getBeanDefinitionNames())
                    .noneMatch(name -> name.startsWith("lane")));
  }

  private static List<String> fields(ApplicationContext context) {
    BaggagePropagation.FactoryBuilder factory =
        BaggagePropagation.newFactoryBuilder(B3Propagation.FACTORY);
    context.getBean(BaggagePropagationCustomizer.class).customize(factory);
    return factory.configs().stream()
        .map(SingleBaggageField.class::cast)
        .map(SingleBaggageField::field)
        .map(BaggageField::name)
        .collect(Collectors.toList());
  }
}
