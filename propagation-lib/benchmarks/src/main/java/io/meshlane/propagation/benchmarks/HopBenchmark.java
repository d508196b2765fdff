package io.meshlane.propagation.benchmarks;

import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.propagation.B3Propagation;
import brave.propagation.CurrentTraceContext;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HeaderReader;
import io.meshlane.propagation.HeaderWriter;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One request through one service: read the inbound header, serve the request, write the outbound
 * one.
 *
 * <p>Brave carries trace ids beside the one baggage field, which it cannot leave out; OpenTelemetry
 * carries the one entry of its {@code baggage} header.
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HopBenchmark {
  private static final HeaderReader<Headers> READER = Headers::all;

  private static final HeaderWriter<Headers> WRITER =
      new HeaderWriter<>() {
        @Override
        public boolean contains(Headers request, String name) {
          return request.get(name) != null;
        }

        @Override
        public void set(Headers request, String name, String value) {
          request.set(name, value);
        }
      };

  private static final TextMapGetter<Headers> GETTER =
      new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // still has to be there
        public Iterable<String> keys(Headers carrier) {
          return carrier.names();
        }

        @Override
        public @Nullable String get(@Nullable Headers carrier, String key) {
          return carrier == null ? null : carrier.get(key);
        }
      };

  private static final TextMapSetter<Headers> SETTER =
      (carrier, key, value) -> {
        if (carrier != null) {
          carrier.set(key, value);
        }
      };

  private final Headers plain = Headers.of("project-version", "release-v1");
  private final Headers baggage = Headers.of("baggage", "project-version=release-v1");
  private final Headers outbound = new Headers();

  private final Propagation propagation = Propagation.withDefaults();
  private Propagated kept = Propagated.NONE;
  private Tracing tracing;
  private CurrentTraceContext traceContexts;
  private TraceContext.Extractor<Headers> extractor;
  private TraceContext.Injector<Headers> injector;

  /** Brave with B3 in one header and one remote field, its leanest form. */
  @Setup
  public void open() {
    tracing =
        Tracing.newBuilder()
            .propagationFactory(
                BaggagePropagation.newFactoryBuilder(
                        B3Propagation.newFactoryBuilder()
                            .injectFormat(B3Propagation.Format.SINGLE)
                            .build())
                    .add(SingleBaggageField.remote(BaggageField.create("project-version")))
                    .build())
            .build();
    traceContexts = tracing.currentTraceContext();
    extractor = tracing.propagation().extractor(Headers::get);
    injector = tracing.propagation().injector(Headers::set);
    plain.set("b3", "80f198ee56343ba864fe8b2a57d3eff7-e457b5a2e4d86bd1-0");
  }

  /** Ends Brave, which is one for a process. */
  @TearDown
  public void close() {
    tracing.close();
  }

  /** Ours. */
  @Benchmark
  public int meshlane() {
    outbound.clear();
    try (Scope ignored = propagation.receive(plain, READER)) {
      propagation.send(outbound, "testbbb.test-istio:32000", WRITER);
    }
    return outbound.size();
  }

  /** Ours, as a server whose requests go on to other threads: what came in is kept. */
  @Benchmark
  public int meshlaneKept() {
    outbound.clear();
    kept = propagation.read(plain, READER);
    try (Scope ignored = CurrentLane.open(kept)) {
      propagation.send(outbound, "testbbb.test-istio:32000", WRITER);
    }
    return outbound.size();
  }

  /** Brave's propagation with one remote baggage field. */
  @Benchmark
  public int brave() {
    outbound.clear();
    TraceContextOrSamplingFlags extracted = extractor.extract(plain);
    try (CurrentTraceContext.Scope ignored = traceContexts.newScope(extracted.context())) {
      injector.inject(traceContexts.get(), outbound);
    }
    return outbound.size();
  }

  /** OpenTelemetry's baggage propagator. */
  @Benchmark
  public int openTelemetry() {
    outbound.clear();
    W3CBaggagePropagator propagator = W3CBaggagePropagator.getInstance();
    Context extracted = propagator.extract(Context.current(), baggage, GETTER);
    try (io.opentelemetry.context.Scope ignored = extracted.makeCurrent()) {
      propagator.inject(Context.current(), outbound, SETTER);
    }
    return outbound.size();
  }
}
