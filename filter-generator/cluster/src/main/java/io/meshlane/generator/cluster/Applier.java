package io.meshlane.generator.cluster;

import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.MeshState;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Phase;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.change.Step;
import io.meshlane.generator.cluster.Applied.PhaseDone;
import io.meshlane.generator.cluster.istiod.Change;
import io.meshlane.generator.cluster.istiod.MeshWait;
import io.meshlane.generator.cluster.istiod.Refusal;
import io.meshlane.generator.cluster.istiod.WaitResult;
import io.meshlane.generator.cluster.istiod.WaitResult.Acknowledged;
import io.meshlane.generator.diagnostic.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Carries out a plan, phase by phase. Stops where it cannot go on; every state it can stop in
 * routes every request, and another run goes on from there. Not thread-safe.
 */
final class Applier {
  private static final String RESUMED = "what an earlier run has written";

  private final Writer writer;
  private final TopologyLease lease;
  private final MeshWait wait;
  private final ProgressLines progress;
  private final Findings findings;
  private final Set<ObjectKey> written = new LinkedHashSet<>();
  private final Set<ObjectKey> present = new LinkedHashSet<>();

  Applier(
      Writer writer,
      TopologyLease lease,
      MeshWait wait,
      ProgressLines progress,
      Findings findings) {
    this.writer = writer;
    this.lease = lease;
    this.wait = wait;
    this.progress = progress;
    this.findings = findings;
  }

  /** Lets the API server judge every write, so that a refusal comes before the first of them. */
  static void rehearse(Writer writer, Plan plan) {
    Map<ObjectKey, Step> last = new HashMap<>();
    plan.phases().forEach(phase -> phase.steps().forEach(step -> last.put(step.key(), step)));
    Writer trial = writer.trial();
    last.values().stream().parallel().forEach(trial::write);
  }

  Applied run(Plan plan, MeshState state) {
    rehearse(writer, plan);
    state.own().forEach(object -> present.add(object.key()));
    if (lease.isResumed() && !state.own().isEmpty()) {
      takeUp(state);
    }
    List<PhaseDone> done = new ArrayList<>();
    for (Phase phase : plan.phases()) {
      progress.begin(done.size() + 1, plan.phases().size(), phase);
      done.add(run(phase));
    }
    lease.finish();
    return new Applied(done, false, plan.retired());
  }

  /** Nobody knows how far the proxies are with what a run has left that did not end well. */
  private void takeUp(MeshState state) {
    Map<ObjectKey, Long> all = new HashMap<>();
    for (MeshObject object : state.own()) {
      object.generation().ifPresent(generation -> all.put(object.key(), generation));
    }
    progress.note("waiting until every proxy has " + RESUMED);
    await(new Change(all, Set.of(), touch(present)), RESUMED, List.of());
  }

  private PhaseDone run(Phase phase) {
    long began = System.nanoTime();
    Map<ObjectKey, Long> changed = new HashMap<>();
    Set<ObjectKey> deleted = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Step step : phase.steps()) {
      lease.check();
      OptionalLong generation = writer.write(step);
      written.add(step.key());
      if (step instanceof Step.Delete) {
        deleted.add(step.key());
        present.remove(step.key());
      } else {
        present.add(step.key());
        generation.ifPresent(now -> changed.put(step.key(), now));
        names.add(step.key().toString());
      }
    }
    boolean awaited = !changed.isEmpty() || !deleted.isEmpty();
    var change = new Change(changed, deleted, touch(changed.keySet()));
    int proxies = awaited ? await(change, phase.kind().title(), phase.steps()).proxies() : 0;
    var done =
        new PhaseDone(
            phase.kind().title(),
            names,
            deleted.stream().map(ObjectKey::toString).sorted().toList(),
            proxies,
            Duration.ofNanos(System.nanoTime() - began));
    progress.done(done, awaited);
    return done;
  }

  /** Of one of {@code objects}, else of any that is there. */
  private Runnable touch(Set<ObjectKey> objects) {
    Optional<ObjectKey> target =
        objects.stream().findFirst().or(() -> present.stream().findFirst());
    return () -> target.ifPresent(writer::touch);
  }

  private Acknowledged await(Change change, String phase, List<Step> steps) {
    WaitResult result = wait.await(change, progress);
    if (result instanceof WaitResult.Refused refused) {
      throw refused(refused.refusal(), phase, steps);
    }
    if (result instanceof WaitResult.TimedOut late) {
      throw Verdicts.late(late, phase);
    }
    Acknowledged acknowledged = (Acknowledged) result;
    for (String proxy : acknowledged.notWaitedFor()) {
      findings.add(Verdicts.notWaitedFor(proxy));
    }
    acknowledged.standing().forEach(refusal -> standing(refusal, phase, steps));
    return acknowledged;
  }

  /**
   * Takes back what the phase has written, last first: those are the states in which it was
   * written, and proxies that start now can have what was there before.
   */
  private ClusterProblem refused(Refusal refusal, String phase, List<Step> steps) {
    ClusterProblem verdict = Verdicts.refused(refusal, written, phase, !steps.isEmpty());
    try {
      for (int i = steps.size() - 1; i >= 0; i--) {
        lease.check();
        writer.write(steps.get(i).reverse());
      }
      return verdict;
    } catch (ClusterProblem e) {
      findings.add(e.diagnostic());
      return Verdicts.refused(refusal, written, phase, false);
    }
  }

  /** Refused before this run too, word by word: what this run wrote may be as wrong. */
  private void standing(Refusal refusal, String phase, List<Step> steps) {
    if (Verdicts.isOurs(refusal, written)) {
      throw refused(refusal, phase, steps);
    }
    findings.add(Verdicts.refusedBefore(refusal));
  }
}
