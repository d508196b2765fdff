package io.meshlane.generator.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.istio.IstioObjects;
import io.meshlane.generator.parser.TopologyParser;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.report.DiagnosticPrinter;
import io.meshlane.generator.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Whatever stands in a topology: findings, never an exception; and nothing of it becomes YAML or
 * Lua. Seeded, so that a failure comes again; its message holds the topology. {@code
 * -Dhostile.rounds=1000} looks longer.
 */
class HostileTopologyTest {
  private static final int ROUNDS = Integer.getInteger("hostile.rounds", 60);
  private static final Meshlane MESHLANE = new Meshlane();
  private static final Renderer RENDERER = new Renderer();
  private static final Set<String> LITERALS = literals();

  @TempDir Path folder;

  static Stream<Path> topologies() throws IOException {
    try (Stream<Path> golden = Files.list(Path.of("src/test/resources/golden"))) {
      List<Path> files = golden.map(found -> found.resolve("topology.yaml")).sorted().toList();
      return Stream.concat(Stream.of(Path.of("src/test/resources/every-key.yaml")), files.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void render_ofAChangedTopology_neverThrowsAndInjectsNothing(Path golden) throws IOException {
    Object tree = load(Files.readString(golden));
    Random random = new Random(golden.toString().hashCode());
    Mutator mutator = new Mutator(random);

    for (int i = 0; i < ROUNDS; i++) {
      String text = dump(mutator.mutate(tree));

      assertThatCode(() -> check(folder, text)).as(text).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void render_ofADamagedFile_neverThrows(Path golden) throws IOException {
    String whole = Files.readString(golden);
    Mutator mutator = new Mutator(new Random(whole.hashCode()));

    for (int i = 0; i < ROUNDS / 2; i++) {
      String text = mutator.mutateText(whole);

      assertThatCode(() -> check(folder, text)).as(text).doesNotThrowAnyException();
    }
  }

  /** Findings are printable, names of files are safe, and nothing of {@code text} becomes YAML. */
  static Outcome<List<Manifest>> check(Path folder, String text) throws IOException {
    Path file = folder.resolve("topology.yaml");
    Files.writeString(file, text.replace("\ud800", "?"));
    Outcome<List<Manifest>> outcome = MESHLANE.render(new GenerateRequest(file, List.of()));

    for (Diagnostic diagnostic : outcome.diagnostics()) {
      assertThat(DiagnosticPrinter.PLAIN.print(diagnostic).lines()).hasSize(3);
      assertThat(diagnostic.help()).isNotBlank();
    }
    assertThat(outcome.value().isPresent()).isNotEqualTo(outcome.hasErrors());
    outcome.value().orElse(List.of()).stream()
        .map(Manifest::fileName)
        .forEach(name -> assertThat(name).matches("[a-z0-9.-]+\\.yaml"));
    parse(file).ifPresent(HostileTopologyTest::assertSameWords);
    return outcome;
  }

  /**
   * What is read back is what the objects hold, besides what the templates say themselves; also for
   * a topology that the analysis would have stopped, as far as there are objects of it.
   */
  private static void assertSameWords(Topology topology) {
    List<IstioObject> objects = objects(topology);
    Set<String> known = new TreeSet<>(LITERALS);
    known.addAll(Words.ofRecords(objects));
    known.add(topology.namespace());
    for (Manifest manifest : RENDERER.render(objects, topology.namespace())) {
      assertThat(Words.ofYaml(load(manifest.text()))).isSubsetOf(known);
    }
  }

  /** What templates say themselves, taken from unharmed topologies. */
  private static Set<String> literals() {
    try (Stream<Path> files = topologies()) {
      Set<String> literals = new TreeSet<>();
      for (Path golden : files.toList()) {
        Topology topology = parse(golden).orElseThrow();
        List<IstioObject> objects = objects(topology);
        Set<String> words = new TreeSet<>();
        RENDERER
            .render(objects, topology.namespace())
            .forEach(manifest -> words.addAll(Words.ofYaml(load(manifest.text()))));
        words.removeAll(Words.ofRecords(objects));
        words.remove(topology.namespace());
        literals.addAll(words);
      }
      return literals;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** None for what the analysis stops, where they were never meant to be made. */
  private static List<IstioObject> objects(Topology topology) {
    try {
      return IstioObjects.from(topology);
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private static Optional<Topology> parse(Path file) {
    return new TopologyParser(file, new Findings(), new SourceMap("")).parse();
  }

  static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  static String dump(Object tree) {
    return new Dump(DumpSettings.builder().build()).dumpToString(tree);
  }
}
