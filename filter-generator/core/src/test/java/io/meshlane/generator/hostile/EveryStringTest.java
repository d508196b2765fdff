package io.meshlane.generator.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.meshlane.generator.Outcome;
import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.luajit.LuaJit;

/**
 * Every value and every key of a topology that has all of them, each with every hostile word in its
 * place: a finding, or the very value and nothing besides it.
 */
class EveryStringTest {
  private static final List<String> WORDS =
      List.of(
          "\"",
          "\n",
          "\n---\nkind: Secret",
          "${1+1}",
          "]]",
          "]]--",
          "\"] = os.exit() --",
          "#",
          "%",
          "'",
          "\\",
          ": ",
          "- ",
          "{",
          "\t",
          "\u0000",
          "a".repeat(300),
          "\u0435", // CYRILLIC SMALL LETTER IE
          "\u200f"); // RIGHT-TO-LEFT MARK

  /** Keys that are names of the reader's own: of labels, services and versions. */
  private static final Set<String> FREE_KEYS = Set.of("istio", "app", "cart", "original", "v1");

  private static Object tree = List.of();
  private static Set<String> keys = Set.of();
  private static List<String> kinds = List.of();

  @TempDir Path folder;

  @BeforeAll
  static void unharmed(@TempDir Path folder) throws IOException {
    tree = HostileTopologyTest.load(Files.readString(Path.of("src/test/resources/every-key.yaml")));
    List<Manifest> manifests = render(folder, tree).value().orElseThrow();
    keys = new TreeSet<>();
    manifests.forEach(manifest -> keys(HostileTopologyTest.load(manifest.text()), keys));
    kinds = manifests.stream().map(Manifest::kind).toList();
  }

  static Stream<Place> places() {
    return IntStream.range(0, spots(tree).size()).mapToObj(Place::new);
  }

  /** One place of the tree, by its number, shown by its key and value. */
  record Place(int number) {
    @Override
    public String toString() {
      Spot spot = spots(tree).get(number);
      return spot.key() + ": " + spot.get();
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void value_ofHostileWords_isHeldOrIsAFinding(Place place) {
    Spot before = spots(tree).get(place.number());
    if (!(before.get() instanceof Map || before.get() instanceof List)) {
      String text = String.valueOf(before.get());
      String stem = text.startsWith("/") ? text : ""; // where words are accepted
      if (before.get() instanceof String) {
        WORDS.forEach(word -> check(place, stem + word, false));
      }
      check(place, text + String.join("", WORDS), false);
    }
  }

  @ParameterizedTest
  @MethodSource("places")
  void key_ofHostileWords_isHeldOrIsAFinding(Place place) {
    Spot before = spots(tree).get(place.number());
    if (before instanceof Spot.InMap) {
      if (FREE_KEYS.contains(before.key())) {
        WORDS.forEach(word -> check(place, word, true));
      }
      check(place, before.key() + String.join("", WORDS), true);
    }
  }

  /** Otherwise the test above might never look at a manifest. */
  @Test
  void someWords_areAccepted() throws IOException {
    Object copy = Mutator.copy(tree);
    for (Spot spot : spots(copy)) {
      if (spot.key().equals("prefix")) {
        spot.set("/${1+1}']]--{%\\");
      }
    }

    Outcome<List<Manifest>> outcome = render(folder, copy);

    assertThat(outcome.value()).as("%s", outcome.diagnostics()).isPresent();
  }

  private void check(Place place, String text, boolean asKey) {
    Object copy = Mutator.copy(tree);
    Spot spot = spots(copy).get(place.number());
    if (asKey) {
      spot.rename(text);
    } else {
      spot.set(text);
    }
    assertThatCode(
            () -> render(folder, copy).value().ifPresent(written -> assertHarmless(written, text)))
        .as("%s with %s", place, text)
        .doesNotThrowAnyException();
  }

  /** Also for what analysis would have stopped: {@link HostileTopologyTest#check} looks at that. */
  private static Outcome<List<Manifest>> render(Path folder, Object tree) throws IOException {
    return HostileTopologyTest.check(folder, HostileTopologyTest.dump(tree));
  }

  private static void assertHarmless(List<Manifest> manifests, String text) {
    assertThat(manifests).extracting(Manifest::kind).isEqualTo(kinds);
    for (Manifest manifest : manifests) {
      Object document = HostileTopologyTest.load(manifest.text());
      Set<String> found = new TreeSet<>();
      keys(document, found);
      found.remove(text); // as a label of a selector
      assertThat(found).isSubsetOf(keys);
      sources(document).forEach(EveryStringTest::assertLoads);
    }
  }

  private static void assertLoads(String source) {
    try (Lua lua = new LuaJit()) {
      lua.run(source);
      lua.getGlobal("envoy_on_request");
      assertThat(lua.isFunction(-1)).isTrue();
    }
  }

  private static List<Spot> spots(Object tree) {
    List<Spot> spots = new ArrayList<>();
    Mutator.collect(tree, spots);
    return spots;
  }

  private static void keys(Object node, Set<String> keys) {
    if (node instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> keys.add(String.valueOf(key)));
      map.values().forEach(value -> keys(value, keys));
    } else if (node instanceof List<?> list) {
      list.forEach(item -> keys(item, keys));
    }
  }

  private static Stream<String> sources(Object node) {
    if (node instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(EveryStringTest::sources);
    }
    if (node instanceof List<?> list) {
      return list.stream().flatMap(EveryStringTest::sources);
    }
    return node instanceof String text && text.contains("function envoy_on_request")
        ? Stream.of(text)
        : Stream.empty();
  }
}
