package io.meshlane.propagation.benchmarks;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Scope;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A task wrapped where a request is served, and run where nothing is, as on a pool's thread.
 *
 * <p>One thread does both, one after the other: handing it to another takes a thousand times as
 * long as what is to be measured.
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WrapBenchmark {
  private int runs;

  @SuppressWarnings("UnnecessaryLambda") // made once: a method reference is made where it stands
  private final Runnable task = () -> runs++;

  private @Nullable Propagated lane;
  private Context context;

  /** What a request came in with, for both rivals. */
  @Setup
  public void receive() {
    try (Scope ignored = CurrentLane.open("release-v1")) {
      lane = CurrentLane.capture();
    }
    context = Context.root().with(Baggage.builder().put("project-version", "release-v1").build());
  }

  /** Ours. */
  @Benchmark
  public int meshlane() {
    Runnable wrapped;
    try (Scope ignored = CurrentLane.open(lane)) {
      wrapped = CurrentLane.wrap(task);
    }
    wrapped.run();
    return runs;
  }

  /** OpenTelemetry's. */
  @Benchmark
  public int openTelemetry() {
    Runnable wrapped;
    try (io.opentelemetry.context.Scope ignored = context.makeCurrent()) {
      wrapped = Context.current().wrap(task);
    }
    wrapped.run();
    return runs;
  }
}
