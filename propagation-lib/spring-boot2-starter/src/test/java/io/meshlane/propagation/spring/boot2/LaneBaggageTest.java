package io.meshlane.propagation.spring.boot2;

import static org.assertj.core.api.Assertions.assertThat;

import brave.ScopedSpan;
import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.propagation.B3Propagation;
import brave.propagation.TraceContext;
import brave.sampler.Sampler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** With Brave's own objects, as Sleuth makes them. */
class LaneBaggageTest {
  private final LaneBaggage baggage = new LaneBaggage("project-version");

  @Test
  void lane_putIntoASpan_isReadBackWithinIt() {
    try (Tracing tracing = tracing(factory -> baggage.addTo(factory))) {
      ScopedSpan span = tracing.tracer().startScopedSpan("request");

      baggage.put("blue");

      assertThat(baggage.get()).isEqualTo("blue");
      span.finish();
      assertThat(baggage.get()).isNull();
    }
  }

  @Test
  void lane_ofOurOwnField_isNotSentByTheTracer() {
    try (Tracing tracing = tracing(factory -> baggage.addTo(factory))) {
      assertThat(headersSent(tracing)).doesNotContainKey("project-version");
    }
  }

  @Test
  void field_thatTheApplicationHas_staysAsItIs() {
    SingleBaggageField own = SingleBaggageField.remote(BaggageField.create("Project-Version"));

    try (Tracing tracing =
        tracing(
            factory -> {
              factory.add(own);
              baggage.addTo(factory);
            })) {
      assertThat(headersSent(tracing)).containsEntry("project-version", "blue");
    }
  }

  @Test
  void value_thatTheTracerReadByItself_givesWayToOurs() {
    try (Tracing tracing = tracing(factory -> baggage.addTo(factory))) {
      ScopedSpan span = tracing.tracer().startScopedSpan("request");
      BaggageField.getByName("project-version").updateValue("no lane");

      baggage.put(null);

      assertThat(baggage.get()).isNull();
      span.finish();
    }
  }

  private Map<String, String> headersSent(Tracing tracing) {
    Map<String, String> headers = new HashMap<>();
    TraceContext.Injector<Map<String, String>> injector = tracing.propagation().injector(Map::put);
    ScopedSpan span = tracing.tracer().startScopedSpan("request");
    baggage.put("blue");
    injector.inject(span.context(), headers);
    span.finish();
    return headers;
  }

  private static Tracing tracing(Consumer<BaggagePropagation.FactoryBuilder> fields) {
    BaggagePropagation.FactoryBuilder factory =
        BaggagePropagation.newFactoryBuilder(B3Propagation.FACTORY);
    fields.accept(factory);
    return Tracing.newBuilder()
        .propagationFactory(factory.build())
        .sampler(Sampler.NEVER_SAMPLE)
        .build();
  }
}
