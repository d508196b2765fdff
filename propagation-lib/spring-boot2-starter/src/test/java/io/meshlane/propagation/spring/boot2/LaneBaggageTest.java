package io.meshlane.propagation.spring.boot2;

import static org.assertj.core.api.Assertions.assertThat;

import brave.ScopedSpan;
import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.propagation.B3Propagation;
import brave.propagation.CurrentTraceContext;
import brave.propagation.ThreadLocalCurrentTraceContext;
import brave.propagation.TraceContext;
import brave.sampler.Sampler;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** With Brave's own objects, as Sleuth makes them. */
class LaneBaggageTest {
  private final LaneBaggage baggage = new LaneBaggage(() -> "project-version");

  @Test
  void lane_putIntoASpan_isReadBackWithinIt() {
    try (Tracing tracing = tracing(factory -> baggage.addTo(factory, name -> {}))) {
      ScopedSpan span = tracing.tracer().startScopedSpan("request");

      baggage.put("blue");

      assertThat(baggage.get()).isEqualTo("blue");
      span.finish();
      assertThat(baggage.get()).isNull();
    }
  }

  @Test
  void lane_ofOurOwnField_isNotSentByTheTracer() {
    try (Tracing tracing = tracing(factory -> baggage.addTo(factory, name -> {}))) {
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
              baggage.addTo(factory, name -> {});
            })) {
      assertThat(headersSent(tracing)).containsEntry("project-version", "blue");
    }
  }

  @Test
  void value_thatTheTracerReadByItself_givesWayToOurs() {
    try (Tracing tracing = tracing(factory -> baggage.addTo(factory, name -> {}))) {
      ScopedSpan span = tracing.tracer().startScopedSpan("request");
      BaggageField.getByName("project-version").updateValue("no lane");

      baggage.put(null);

      assertThat(baggage.get()).isNull();
      span.finish();
    }
  }

  /** As what puts fields into the log's context does: it looks when a scope begins. */
  @Test
  void filter_showsTheLaneToWhatWatchesScopes() throws Exception {
    List<String> seen = new ArrayList<>();
    CurrentTraceContext spans =
        ThreadLocalCurrentTraceContext.newBuilder()
            .addScopeDecorator(
                (span, scope) -> {
                  seen.add(
                      span == null
                          ? null
                          : BaggageField.getByName("project-version").getValue(span));
                  return scope;
                })
            .build();
    BaggagePropagation.FactoryBuilder factory =
        BaggagePropagation.newFactoryBuilder(B3Propagation.FACTORY);
    baggage.addTo(factory, name -> {});

    try (Tracing tracing =
            Tracing.newBuilder()
                .currentTraceContext(spans)
                .propagationFactory(factory.build())
                .sampler(Sampler.NEVER_SAMPLE)
                .build();
        Scope ignored = CurrentLane.open("blue")) {
      ScopedSpan span = tracing.tracer().startScopedSpan("request");
      new LaneBaggageFilter(baggage, spans)
          .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), (in, out) -> {});
      span.finish();
    }

    assertThat(seen).containsExactly(null, "blue");
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
