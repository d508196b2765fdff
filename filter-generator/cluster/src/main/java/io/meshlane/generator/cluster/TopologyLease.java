package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LEASE_HELD;
import static io.meshlane.generator.diagnostic.DiagnosticCode.LEASE_LOST;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
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
  static final String UNFINISHED = "meshlane.io/unfinished";
  private static final String PROCESS = "meshlane.io/process";
  private static final Duration VALID = Duration.ofSeconds(15);
  private static final Duration RENEW = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final Requests requests;
  private final Requests impatient = new Requests(Duration.ZERO);
  private final Resource<Lease> resource;
  private final Thread atExit = new Thread(this::close, "meshlane-lease-at-exit");
  private final String place;
  private final Holder self = Holder.self();
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

  private TopologyLease(KubernetesClient client, Requests requests, String namespace, String name) {
    this.client = client;
    this.requests = requests;
    this.held =
        new LeaseBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(name)
            .withLabels(Map.of("app.kubernetes.io/managed-by", "meshlane"))
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .build();
    this.resource = client.leases().inNamespace(namespace).withName(name);
    this.place = "Lease " + namespace + "/" + name;
  }

  /**
   * Takes the Lease, from a dead holder too.
   *
   * @param notes hears why it takes longer than a moment
   * @throws ClusterProblem when a living run holds it
   */
  static TopologyLease take(
      KubernetesClient client,
      Requests requests,
      String namespace,
      String topology,
      Consumer<String> notes) {
    var lease = new TopologyLease(client, requests, namespace, "meshlane-" + topology);
    try {
      lease.take(notes);
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

  private synchronized void take(Consumer<String> notes) {
    String seen = "";
    long since = System.nanoTime();
    while (true) {
      Lease found = requests.call(place, resource::get);
      if (found == null) {
        if (write(fresh(held), requests)) {
          resumed = true;
          return;
        }
        continue;
      }
      if (!found.getMetadata().getResourceVersion().equals(seen)) {
        refuseLiving(found, seen);
        seen = found.getMetadata().getResourceVersion();
        since = System.nanoTime();
        if (!isFree(found)) {
          notes.accept("waiting for " + describe(found) + ", which may be dead");
        }
      }
      if (isFree(found) || System.nanoTime() - since > validity(found).toNanos()) {
        if (write(fresh(found), requests)) {
          resumed = annotation(found, UNFINISHED).isPresent();
          return;
        }
        continue;
      }
      Requests.sleep(LOOK);
    }
  }

  /** Its Lease has changed under our eyes. */
  private void refuseLiving(Lease found, String seen) {
    if (!seen.isEmpty() && !isFree(found)) {
      throw new ClusterProblem(
          LEASE_HELD,
          place,
          "another run is at work: " + describe(found),
          "wait until it is done, and run it again");
    }
  }

  private boolean isFree(Lease lease) {
    String holder = lease.getSpec().getHolderIdentity();
    return holder == null
        || holder.isEmpty()
        || isOurs(lease) // an answer to the request that took it was lost
        || annotation(lease, PROCESS).filter(Holder::isDead).isPresent();
  }

  private boolean isOurs(Lease lease) {
    return self.name().equals(lease.getSpec().getHolderIdentity())
        && annotation(lease, PROCESS).equals(Optional.of(self.process()));
  }

  private static Duration validity(Lease lease) {
    Integer seconds = lease.getSpec().getLeaseDurationSeconds();
    return seconds == null ? VALID : Duration.ofSeconds(seconds);
  }

  private static String describe(Lease lease) {
    ZonedDateTime since = lease.getSpec().getAcquireTime();
    return lease.getSpec().getHolderIdentity()
        + (since == null
            ? ""
            : " since "
                + since.withZoneSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
  }

  private static Optional<String> annotation(Lease lease, String name) {
    return Optional.ofNullable(lease.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(name));
  }

  private Lease fresh(Lease found) {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    return new LeaseBuilder(found)
        .editMetadata()
        .withManagedFields()
        .addToAnnotations(UNFINISHED, "true")
        .addToAnnotations(PROCESS, self.process())
        .endMetadata()
        .editSpec()
        .withHolderIdentity(self.name())
        .withLeaseDurationSeconds((int) VALID.toSeconds())
        .withAcquireTime(now)
        .withRenewTime(now)
        .endSpec()
        .build();
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
    if (System.nanoTime() - renewed > VALID.dividedBy(2).toNanos()) {
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
    Lease next =
        new LeaseBuilder(held)
            .editMetadata()
            .withManagedFields()
            .endMetadata()
            .editSpec()
            .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
            .endSpec()
            .build();
    if (write(next, trying)) {
      return;
    }
    Lease found = trying.call(place, resource::get);
    if (found != null && isOurs(found)) {
      held = found; // an answer was lost, and what was asked for was done
      renewed = System.nanoTime();
    } else {
      lost =
          new ClusterProblem(
              LEASE_LOST,
              place,
              "another run has taken over, because this one was not heard of for "
                  + VALID.toSeconds()
                  + " s",
              "let the other one end, and run it again; every request is routed");
    }
  }

  /** Marks the run as complete: the next one need not prove anew what this one has proven. */
  synchronized void finish() {
    check();
    held.getMetadata().getAnnotations().remove(UNFINISHED);
  }

  /** Nothing was written: the next run is in the place of this one. */
  synchronized void giveUp() {
    if (!resumed) {
      held.getMetadata().getAnnotations().remove(UNFINISHED);
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
    Lease free =
        new LeaseBuilder(held)
            .editMetadata()
            .withManagedFields()
            .removeFromAnnotations(PROCESS)
            .endMetadata()
            .editSpec()
            .withHolderIdentity("")
            .endSpec()
            .build();
    try {
      client.resource(free).update();
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
