package io.meshlane.propagation.benchmarks;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A task wrapped where the request is served, and run. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WrapBenchmark {
  private int runs;
  private final Runnable task = () -> runs++;
  private Scope lane;
  private io.opentelemetry.context.Scope context;

  /** Serves one request under both rivals. */
  @Setup
  @SuppressWarnings("MustBeClosedChecker") // closed by the tear-down
  public void open() {
    lane = CurrentLane.open("release-v1");
    context =
        Context.current()
            .with(Baggage.builder().put("project-version", "release-v1").build())
            .makeCurrent();
  }

  /** Ends it. */
  @TearDown
  public void close() {
    context.close();
    lane.close();
  }

  /** Ours. */
  @Benchmark
  public int meshlane() {
    CurrentLane.wrap(task).run();
    return runs;
  }

  /** OpenTelemetry's. */
  @Benchmark
  public int openTelemetry() {
    Context.current().wrap(task).run();
    return runs;
  }
}
