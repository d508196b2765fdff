package io.meshlane.generator.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.explain.ExplainSettings;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.RuleSet;
import io.meshlane.generator.explain.Verdict;
import io.meshlane.generator.istio.IstioObjects;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.topology.Topology;
import io.meshlane.generator.yaml.YamlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The objects of a mesh, and who answers a request there. */
final class Mesh {
  static final String BROKEN = "BROKEN";
  static final String NOBODY = "nobody";
  private static final Renderer RENDERER = new Renderer();

  private final SortedMap<ObjectKey, MeshObject> objects = new TreeMap<>();
  private final Topology settings;
  private final Map<Request, Set<String>> known = new HashMap<>();
  private Explainer explainer;

  Mesh(Collection<MeshObject> objects, Topology settings) {
    objects.forEach(object -> this.objects.put(object.key(), object));
    this.settings = settings;
  }

  static Mesh of(Topology topology) {
    return new Mesh(objects(topology), topology);
  }

  /** What is generated from {@code topology}. */
  static List<MeshObject> objects(Topology topology) {
    Findings findings = new Findings();
    List<MeshObject> objects = new ArrayList<>();
    for (Manifest manifest : RENDERER.render(IstioObjects.from(topology), topology.namespace())) {
      objects.addAll(MeshObject.parse(manifest.fileName(), manifest.text(), findings));
    }
    assertThat(findings.sorted()).isEmpty();
    return objects;
  }

  List<MeshObject> objects() {
    return List.copyOf(objects.values());
  }

  MeshState state() {
    return state(objects());
  }

  /** Nothing but {@code own}. */
  static MeshState state(List<MeshObject> own) {
    return new MeshState(own, List.of(), List.of(), Instant.EPOCH);
  }

  /** After these steps. */
  Mesh after(Collection<Step> steps) {
    Mesh mesh = new Mesh(objects.values(), settings);
    for (Step step : steps) {
      if (step instanceof Step.Apply apply) {
        mesh.objects.put(step.key(), apply.object());
      } else {
        mesh.objects.remove(step.key());
      }
    }
    return mesh;
  }

  /**
   * Who may answer, in words that can be compared; {@link #BROKEN} for a missing subset. Of two
   * VirtualServices for a host either may be the older one, and so may answer.
   */
  Set<String> answers(Request request) {
    Set<String> answers = known.get(request);
    if (answers == null) {
      Verdict verdict = explainer().explain(request);
      List<MeshObject> rivals = rivals(verdict);
      answers = new TreeSet<>();
      if (rivals.isEmpty()) {
        answers.add(words(verdict));
      }
      for (MeshObject rival : rivals) {
        answers.addAll(after(List.of(new Step.Delete(rival))).answers(request));
      }
      known.put(request, answers);
    }
    return answers;
  }

  private List<MeshObject> rivals(Verdict verdict) {
    return verdict instanceof Verdict.Unknown unknown
        ? unknown.reasons().stream()
            .filter(reason -> reason.why().startsWith("several are for"))
            .flatMap(
                reason ->
                    objects.values().stream()
                        .filter(o -> o.key().toString().equals(reason.field())))
            .toList()
        : List.of();
  }

  private Explainer explainer() {
    if (explainer == null) {
      Findings findings = new Findings();
      List<RuleSet.Source> sources =
          objects.values().stream()
              .map(o -> new RuleSet.Source(o.key().toString(), YamlText.of(o.document())))
              .toList();
      RuleSet rules = RuleSet.parse(sources, "default", findings);
      assertThat(findings.sorted()).isEmpty();
      explainer = new Explainer(rules, Inventory.EMPTY, ExplainSettings.of(settings));
    }
    return explainer;
  }

  private static String words(Verdict verdict) {
    if (verdict instanceof Verdict.Answered answered) {
      boolean whole = answered.destinations().stream().allMatch(to -> to.defined());
      return whole
          ? answered.destinations().stream()
              .map(to -> to.host() + to.port() + to.labels() + to.percent() + to.headers())
              .sorted()
              .collect(Collectors.joining(" "))
          : BROKEN;
    }
    if (verdict instanceof Verdict.SubsetMissing) {
      return BROKEN;
    }
    if (verdict instanceof Verdict.DirectResponse response) {
      return "status " + response.status();
    }
    if (verdict instanceof Verdict.Untouched untouched) {
      return "untouched " + untouched.host();
    }
    return verdict instanceof Verdict.Unknown unknown && !isNoGateway(unknown)
        ? "unknown " + unknown.reasons()
        : NOBODY;
  }

  private static boolean isNoGateway(Verdict.Unknown unknown) {
    return unknown.reasons().get(0).why().contains("no such gateway");
  }
}
