package io.meshlane.generator.change;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.explain.RandomTopology;
import io.meshlane.generator.explain.Request;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Between two random topologies, whatever part of a phase has reached a proxy, each request is
 * answered as before or as after, and a new plan from there ends where the first would have.
 */
class EveryStateRoutesTest {
  private static final int REQUESTS = Integer.getInteger("meshlane.requests", 200);

  static LongStream seeds() {
    return LongStream.rangeClosed(
        Long.getLong("meshlane.first", 1), Long.getLong("meshlane.seeds", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyState_betweenTwoTopologies_answersAsBeforeOrAfter(long seed) {
    Random random = new Random(seed);
    Topology from = RandomTopology.of(random);
    Topology to = RandomTopology.of(random);
    Mesh before = Mesh.of(from);
    Mesh after = Mesh.of(to);
    List<Request> requests = new ArrayList<>(Requests.of(from, to));
    requests.sort(Comparator.comparing(Request::toString)); // sets differ between two JVMs
    Collections.shuffle(requests, random);

    Set<String> headers =
        Stream.of(from, to).map(t -> t.header().toLowerCase(ROOT)).collect(Collectors.toSet());
    Mesh mesh = before;
    for (Phase phase : Plan.between(before.state(), after.objects()).phases()) {
      for (List<Step> part : parts(phase.steps(), random)) {
        Mesh between = mesh.after(part);
        for (Request request : requests.subList(0, Math.min(requests.size(), REQUESTS))) {
          Set<String> allowed = new TreeSet<>(before.answers(request));
          allowed.addAll(after.answers(request));
          Set<String> answers = between.answers(request);
          assertThat(answers).doesNotContain(Mesh.BROKEN);
          // Whom nobody serves before, or after, may for a moment meet a wildcard.
          if (!allowed.contains(Mesh.NOBODY)) {
            for (String header : headers) {
              assertThat(inView(header, allowed))
                  .as("%s after %s of %s", request, keys(part), phase.kind())
                  .containsAll(inView(header, answers));
            }
          }
        }
      }
      mesh = mesh.after(phase.steps());
    }
    assertSame(mesh.objects(), after.objects());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void planningAgain_afterAnyStep_endsAtTheSame(long seed) {
    Random random = new Random(seed);
    Mesh mesh = Mesh.of(RandomTopology.of(random));
    List<MeshObject> wanted = Mesh.of(RandomTopology.of(random)).objects();

    for (Phase phase : Plan.between(mesh.state(), wanted).phases()) {
      for (int steps = 0; steps <= phase.steps().size(); steps++) {
        Mesh end = mesh.after(phase.steps().subList(0, steps));
        for (Phase again : Plan.between(end.state(), wanted).phases()) {
          end = end.after(again.steps());
        }
        assertThat(Plan.between(end.state(), wanted).isEmpty()).isTrue();
        assertSame(end.objects(), wanted);
      }
      mesh = mesh.after(phase.steps());
    }
  }

  /**
   * The answers with one header alone. When the routing header gets another name, routes and a
   * callback's filter write one name each: each is with its destination as before or as after, but
   * one may be as before while the other is as after.
   */
  private static Set<String> inView(String header, Set<String> answers) {
    String others = "(?<=[{ ])(?!" + header + "=)[^={}\\[\\], ]+=\\[[^]]*](, )?";
    return answers.stream()
        .map(answer -> answer.replaceAll(others, "").replace(", }", "}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertSame(List<MeshObject> found, List<MeshObject> wanted) {
    assertThat(found.stream().filter(object -> !wanted.contains(object))).isEmpty();
    assertThat(found).hasSameSizeAs(wanted);
  }

  private static List<String> keys(List<Step> steps) {
    return steps.stream().map(step -> step.getClass().getSimpleName() + " " + step.key()).toList();
  }

  /** What a proxy may have: of each kind the first few steps, as many as it likes. */
  private static List<List<Step>> parts(List<Step> steps, Random random) {
    List<List<Step>> parts = new ArrayList<>();
    for (int i = 1; i <= steps.size(); i++) {
      parts.add(steps.subList(0, i));
    }
    for (int i = 0; i < 4; i++) {
      Map<String, Integer> room = new TreeMap<>();
      steps.forEach(step -> room.merge(step.key().kind(), 1, Integer::sum));
      room.replaceAll((kind, all) -> random.nextInt(all + 1));
      List<Step> part = new ArrayList<>();
      for (Step step : steps) {
        if (room.merge(step.key().kind(), -1, Integer::sum) >= 0) {
          part.add(step);
        }
      }
      parts.add(part);
    }
    return parts;
  }
}
