package io.meshlane.generator.benchmarks;

import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.analysis.Analyzers;
import io.meshlane.generator.analysis.Subject;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.explain.LaneTable;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.istio.IstioObjects;
import io.meshlane.generator.parser.TopologyParser;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each stage of the generator, and all of them, in one warm JVM; every service has 10 versions.
 *
 * <p>Not for the time a user waits: most of that is the start of the JVM, which {@code
 * whole-process} measures.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g"})
public class GeneratorBenchmark {
  private static final int VERSIONS = 10;

  /** How many services the topology has. */
  @Param({"10", "1000", "10000"})
  public int services;

  private final Meshlane meshlane = new Meshlane();
  private final Renderer renderer = new Renderer();
  private final SourceMap sources = new SourceMap("topology.yaml");
  private GenerateRequest request;
  private Topology topology;
  private List<IstioObject> objects;

  /** Writes the topology and does every stage once. */
  @Setup
  public void doOnce() throws IOException {
    request = SyntheticFile.request(services, VERSIONS);
    topology = read(sources);
    objects = analysed();
  }

  /** File to topology. */
  @Benchmark
  public Topology parse() {
    return read(new SourceMap("topology.yaml"));
  }

  /** Every rule over a topology that breaks none, and its Istio objects, which a rule looks at. */
  @Benchmark
  public List<IstioObject> analyse() {
    return analysed();
  }

  /** Topology to Istio objects alone. */
  @Benchmark
  public List<IstioObject> objects() {
    return IstioObjects.from(topology);
  }

  /** Istio objects to text. */
  @Benchmark
  public List<Manifest> render() {
    return renderer.render(objects, topology.namespace());
  }

  /** File to text: all of it, as the command line and the Maven plugin call it. */
  @Benchmark
  public List<Manifest> everything() {
    return meshlane.render(request).value().orElseThrow();
  }

  /** File to the table of lanes and services, by way of the rendered text. */
  @Benchmark
  public LaneTable explain() {
    return meshlane.explainer(request).value().orElseThrow().table();
  }

  private List<IstioObject> analysed() {
    var subject = new Subject(topology, Inventory.EMPTY, sources);
    return Analyzers.run(subject, new Findings()).orElseThrow();
  }

  private Topology read(SourceMap places) {
    return new TopologyParser(request.topology(), new Findings(), places).parse().orElseThrow();
  }
}
