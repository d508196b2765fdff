package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LEASE_LOST;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs for one topology apart.
 *
 * <p>As in client-go's leader election no clock but this process's own decides: a holder is dead
 * when its Lease has not changed while this process looked at it for as long as it is valid. Every
 * change names the version it was read at, so only one of two that take it over gets it. The
 * annotation {@code unfinished} stays on it until a run has done everything. Thread-safe.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/leases/">Leases</a>
 */
final class TopologyLease implements AutoCloseable {
  private static final Duration RENEW = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final Requests requests;
  private final Requests impatient = new Requests(Duration.ZERO);
  private final Resource<Lease> resource;
  private final Thread atExit = new Thread(this::close, "meshlane-lease-at-exit");
  private final String place;
  private final LeaseForm form;
  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "meshlane-lease");
            thread.setDaemon(true);
            return thread;
          });

  private Lease held;
  private boolean resumed;
  private long renewed = System.nanoTime();
  private @Nullable ScheduledFuture<?> ticking;
  private @Nullable ClusterProblem lost;

  private TopologyLease(Connection connection, Requests requests, String namespace, String name) {
    this.client = connection.client();
    this.form = LeaseForm.of(connection.ours());
    this.requests = requests;
    this.held = LeaseForm.named(namespace, name);
    this.resource = client.leases().inNamespace(namespace).withName(name);
    this.place = "Lease " + namespace + "/" + name;
  }

  /**
   * Takes the Lease, from a dead holder too.
   *
   * @param patience how long a living holder is waited for
   * @param notes hears why it takes longer than a moment
   * @throws ClusterProblem when a living run holds it all that time
   */
  static TopologyLease take(
      Connection connection,
      Requests requests,
      String namespace,
      String topology,
      Duration patience,
      Consumer<String> notes) {
    var lease = new TopologyLease(connection, requests, namespace, "meshlane-" + topology);
    try {
      lease.take(patience, notes);
    } catch (RuntimeException e) {
      lease.renewing.shutdownNow();
      throw e;
    }
    Runtime.getRuntime().addShutdownHook(lease.atExit);
    lease.ticking =
        lease.renewing.scheduleWithFixedDelay(
            lease::renewQuietly, RENEW.toMillis(), RENEW.toMillis(), TimeUnit.MILLISECONDS);
    return lease;
  }

  /** True when the run before did not get to its end, or there was none. */
  boolean isResumed() {
    return resumed;
  }

  private synchronized void take(Duration patience, Consumer<String> notes) {
    String seen = "";
    String told = "";
    long since = System.nanoTime();
    long end = since + patience.toNanos();
    while (true) {
      Lease found = requests.call(place, resource::get);
      if (found == null) {
        if (write(form.fresh(held), requests)) {
          resumed = true;
          return;
        }
        continue;
      }
      if (!found.getMetadata().getResourceVersion().equals(seen)) {
        if (!form.isFree(found)) {
          told = tell(found, seen.isEmpty(), told, end, notes);
        }
        seen = found.getMetadata().getResourceVersion();
        since = System.nanoTime();
      }
      if (form.isFree(found) || System.nanoTime() - since > LeaseForm.validity(found).toNanos()) {
        if (write(form.fresh(found), requests)) {
          resumed = LeaseForm.isUnfinished(found);
          return;
        }
        continue;
      }
      Requests.sleep(LOOK);
    }
  }

  /** A Lease that has changed under our eyes has a living holder. */
  private String tell(Lease found, boolean isFirst, String told, long end, Consumer<String> notes) {
    if (!isFirst && System.nanoTime() - end >= 0) {
      throw LeaseForm.held(place, found);
    }
    String line =
        "waiting for "
            + LeaseForm.describe(found)
            + (isFirst ? ", which may be dead" : ", which is at work");
    if (!line.equals(told)) {
      notes.accept(line);
    }
    return line;
  }

  /** False when somebody else has changed it meanwhile. */
  private boolean write(Lease lease, Requests trying) {
    try {
      held =
          trying.call(
              place,
              () ->
                  lease.getMetadata().getResourceVersion() == null
                      ? client.resource(lease).create()
                      : client.resource(lease).update());
      renewed = System.nanoTime();
      return true;
    } catch (ClusterProblem e) {
      if (Failure.isConflict(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * To be called before each write to the mesh.
   *
   * @throws ClusterProblem when somebody else has the Lease now
   */
  synchronized void check() {
    if (System.nanoTime() - renewed > LeaseForm.VALID.dividedBy(2).toNanos()) {
      renew(requests);
    }
    if (lost != null) {
      throw lost;
    }
  }

  private synchronized void renewQuietly() {
    try {
      renew(impatient);
    } catch (ClusterProblem | KubernetesClientException e) {
      // The API server does not answer: check() decides when something is to be written.
    }
  }

  private void renew(Requests trying) {
    if (lost != null) {
      return;
    }
    if (write(form.renewed(held), trying)) {
      return;
    }
    Lease found = trying.call(place, resource::get);
    if (found != null && form.isOurs(found)) {
      held = found; // an answer was lost, and what was asked for was done
      renewed = System.nanoTime();
    } else {
      lost = LeaseForm.lost(place);
    }
  }

  /** Marks the run as complete: the next one need not prove anew what this one has proven. */
  synchronized void finish() {
    check();
    held.getMetadata().getAnnotations().remove(LeaseForm.UNFINISHED);
  }

  /** Nothing was written: the next run is in the place of this one. */
  synchronized void giveUp() {
    if (!resumed) {
      held.getMetadata().getAnnotations().remove(LeaseForm.UNFINISHED);
    }
  }

  /** Gives it back; one that is lost already, or cannot be reached, expires. */
  @Override
  public synchronized void close() {
    if (ticking != null) {
      ticking.cancel(true);
    }
    renewing.shutdownNow();
    if (Thread.currentThread() != atExit) {
      forgetExit();
    }
    if (lost != null) {
      return;
    }
    try {
      client.resource(LeaseForm.free(held)).update();
      lost = new ClusterProblem(LEASE_LOST, place, "given back", "take it again");
    } catch (KubernetesClientException e) {
      // It expires.
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process ends already: then the hook does the same once more, and finds it done.
    }
  }
}
