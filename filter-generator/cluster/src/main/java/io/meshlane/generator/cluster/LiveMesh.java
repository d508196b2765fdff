package io.meshlane.generator.cluster;

import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.MeshState;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Owner;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.change.RetiredVersion;
import io.meshlane.generator.cluster.istiod.AcknowledgedWait;
import io.meshlane.generator.cluster.istiod.FixedDelay;
import io.meshlane.generator.cluster.istiod.IstiodUnavailable;
import io.meshlane.generator.cluster.istiod.Istiods;
import io.meshlane.generator.cluster.istiod.MeshWait;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.Inventory.Workload;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A mesh in a cluster, to be read and changed. Whoever opened it closes it; one run at a time.
 *
 * <p>What the cluster says no to is a diagnostic of the {@link Outcome}; an exception is a bug.
 */
public final class LiveMesh implements AutoCloseable {
  private final ClusterOptions options;
  private final Connection connection;

  private LiveMesh(ClusterOptions options, Connection connection) {
    this.options = options;
    this.connection = connection;
  }

  /** Connects to the cluster; the API server must answer at once. */
  public static Outcome<LiveMesh> open(ClusterOptions options) {
    return open(options, Clock.systemUTC());
  }

  /**
   * The same on a machine whose clock is {@code ours}: it may be wrong. Who holds a Lease reads it;
   * decided is by the API server's clock, and by how long this process has looked.
   */
  public static Outcome<LiveMesh> open(ClusterOptions options, Clock ours) {
    try {
      Connection connection = Connection.open(options, ours);
      return new Outcome<>(List.of(), Optional.of(new LiveMesh(options, connection)));
    } catch (ClusterProblem e) {
      return failed(e);
    }
  }

  private static <T> Outcome<T> failed(ClusterProblem e) {
    return new Outcome<>(List.of(e.diagnostic()), Optional.empty());
  }

  /** Reads it, anew at each call. */
  public MeshReader reader() {
    return new ClusterReader(connection, new Requests(options.requestTimeout()));
  }

  /**
   * Plans and carries the plan out, alone: no other run for the topology is at work meanwhile. When
   * something stops it, the mesh routes every request, and another run goes on from there.
   *
   * @param topology its name and namespace
   * @param planning makes the plan from what the reader reads
   * @param lines hears the progress, for people
   */
  public Outcome<Applied> apply(
      TopologyName topology,
      Function<MeshReader, Outcome<Plan>> planning,
      ApplyOptions how,
      Consumer<String> lines) {
    var run = new Run(how, new ProgressLines(lines));
    try {
      GivenIstiods.of(how.waiting().istiodUrls()); // a wrong one is said before anything is done
      return how.dryRun() || topology.isUnknown()
          ? run.rehearse(planning)
          : run.apply(topology, planning);
    } catch (ClusterProblem e) {
      run.findings.add(e.diagnostic());
      return new Outcome<>(run.findings.sorted(), Optional.empty());
    }
  }

  /**
   * What is left to be deleted of versions that have been retired: their Deployments and
   * StatefulSets, by name.
   *
   * @param retired as {@link #apply} says
   * @param delete whether they are deleted now
   */
  public Outcome<List<String>> workloads(List<RetiredVersion> retired, boolean delete) {
    Findings findings = new Findings();
    Requests requests = new Requests(options.requestTimeout());
    try {
      List<Workload> found = new RetiredWorkloads(retired).find(reader(), findings);
      if (delete) {
        found.forEach(it -> RetiredWorkloads.delete(it, connection.client(), requests));
      }
      return new Outcome<>(
          findings.sorted(), Optional.of(found.stream().map(RetiredWorkloads::name).toList()));
    } catch (ClusterProblem e) {
      return failed(e);
    }
  }

  /** One call of {@link #apply}. */
  private final class Run {
    private final ApplyOptions how;
    private final ProgressLines progress;
    private final Findings findings = new Findings();
    private final Requests requests;
    private final Remembering reader;

    Run(ApplyOptions how, ProgressLines progress) {
      this.how = how;
      this.progress = progress;
      this.requests = new Requests(how.waiting().timeout());
      this.reader = new Remembering(new ClusterReader(connection, requests));
    }

    private Writer writer() {
      return new Writer(connection.client(), requests, how.dryRun(), how.forceConflicts());
    }

    private Optional<Plan> plan(Function<MeshReader, Outcome<Plan>> planning) {
      Outcome<Plan> planned = planning.apply(reader);
      planned.diagnostics().forEach(findings::add);
      Optional<Plan> plan = planned.value().filter(it -> !how.isStoppedBy(planned.diagnostics()));
      if (plan.isEmpty() && !planned.hasErrors()) {
        progress.note("nothing is changed, because warnings are to fail");
      }
      return plan;
    }

    Outcome<Applied> rehearse(Function<MeshReader, Outcome<Plan>> planning) {
      Optional<Plan> plan = plan(planning);
      plan.ifPresent(it -> Applier.rehearse(writer(), it));
      return new Outcome<>(findings.sorted(), plan.map(Rehearsed::of));
    }

    Outcome<Applied> apply(TopologyName topology, Function<MeshReader, Outcome<Plan>> planning) {
      if (how.failOnWarning() && plan(planning).isEmpty()) {
        return new Outcome<>(findings.sorted(), Optional.empty());
      }
      String namespace = options.namespace().orElse(topology.namespace());
      try (TopologyLease lease =
          TopologyLease.take(
              connection,
              requests,
              namespace,
              topology.name(),
              how.waitForLease(),
              progress::note)) {
        Optional<Plan> plan = plan(planning);
        if (plan.isEmpty()) {
          lease.giveUp();
          return new Outcome<>(findings.sorted(), Optional.empty());
        }
        MeshState state = reader.last.orElse(MeshState.EMPTY);
        if (plan.get().isEmpty() && (!lease.isResumed() || state.own().isEmpty())) {
          lease.finish();
          return new Outcome<>(
              findings.sorted(), Optional.of(new Applied(List.of(), false, plan.get().retired())));
        }
        return carryOut(plan.get(), state, lease);
      }
    }

    private Outcome<Applied> carryOut(Plan plan, MeshState state, TopologyLease lease) {
      try (Istiods istiods = istiods()) {
        var applier = new Applier(writer(), lease, wait(istiods), progress, findings);
        Applied applied = applier.run(plan, state);
        return new Outcome<>(findings.sorted(), Optional.of(applied));
      }
    }

    private Istiods istiods() {
      return how.waiting().istiodUrls().isEmpty()
          ? new PortForwards(connection.client(), how.waiting().istioNamespace())
          : GivenIstiods.of(how.waiting().istiodUrls());
    }

    private MeshWait wait(Istiods istiods) {
      if (how.waiting().settle().isPresent()) {
        findings.add(Verdicts.settles(connection.address(), how.waiting().settle().get()));
        return new FixedDelay(how.waiting().settle().get());
      }
      try {
        return AcknowledgedWait.open(
            istiods, new Pods(connection.client(), requests, findings), how.waiting().timeout());
      } catch (IstiodUnavailable e) {
        String why = istiods.problem();
        throw Verdicts.unreachable(
            how.waiting().istioNamespace(), why.isEmpty() ? e.problem() : why);
      }
    }
  }

  /** Knows what was read last. */
  private static final class Remembering implements MeshReader {
    private final MeshReader reader;
    private Optional<MeshState> last = Optional.empty();

    Remembering(MeshReader reader) {
      this.reader = reader;
    }

    @Override
    public Inventory inventory(Set<String> namespaces, Findings findings) {
      return reader.inventory(namespaces, findings);
    }

    @Override
    public Optional<MeshState> state(
        Owner topology, Set<String> namespaces, Set<ObjectKey> wanted, Findings findings) {
      last = reader.state(topology, namespaces, wanted, findings);
      return last;
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
