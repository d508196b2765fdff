package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LEASE_HELD;
import static io.meshlane.generator.diagnostic.DiagnosticCode.LEASE_LOST;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands in the Lease of a topology. Its times are for people; nothing is decided by them.
 *
 * @param run a name that no other run has, in the same process either
 */
record LeaseForm(Holder self, String run, Clock clock) {
  /** After so long a silence a holder is dead. */
  static final Duration VALID = Duration.ofSeconds(15);

  /** Stays until a run has done everything. */
  static final String UNFINISHED = "meshlane.io/unfinished";

  private static final String PROCESS = "meshlane.io/process";
  private static final String RUN = "meshlane.io/run";

  static LeaseForm of(Clock clock) {
    return new LeaseForm(Holder.self(), UUID.randomUUID().toString(), clock);
  }

  static Lease named(String namespace, String name) {
    return new LeaseBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .withLabels(Map.of("app.kubernetes.io/managed-by", "meshlane"))
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }

  boolean isFree(Lease lease) {
    String holder = lease.getSpec().getHolderIdentity();
    return holder == null
        || holder.isEmpty()
        || isOurs(lease) // an answer to the request that took it was lost
        || annotation(lease, PROCESS).filter(Holder::isDead).isPresent();
  }

  boolean isOurs(Lease lease) {
    return annotation(lease, RUN).equals(Optional.of(run));
  }

  static boolean isUnfinished(Lease lease) {
    return annotation(lease, UNFINISHED).isPresent();
  }

  static Duration validity(Lease lease) {
    Integer seconds = lease.getSpec().getLeaseDurationSeconds();
    return seconds == null ? VALID : Duration.ofSeconds(seconds);
  }

  /** {@code ci@runner pid 42 since 2026-11-21T14:00:00Z}. */
  static String describe(Lease lease) {
    ZonedDateTime since = lease.getSpec().getAcquireTime();
    String holder = lease.getSpec().getHolderIdentity();
    return since == null
        ? holder
        : holder + " since " + since.toInstant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** A living run has it. */
  static ClusterProblem held(String place, Lease lease) {
    return new ClusterProblem(
        LEASE_HELD,
        place,
        "another run is at work: " + describe(lease),
        "wait until it is done, and run it again; --wait-for-lease 5m does that");
  }

  /** Another run has taken it from us. */
  static ClusterProblem lost(String place) {
    return new ClusterProblem(
        LEASE_LOST,
        place,
        "another run has taken over, because this one was not heard of for "
            + VALID.toSeconds()
            + " s",
        "let the other one end, and run it again; every request is routed");
  }

  private static Optional<String> annotation(Lease lease, String name) {
    return Optional.ofNullable(lease.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(name));
  }

  Lease fresh(Lease found) {
    ZonedDateTime now = now();
    return new LeaseBuilder(found)
        .editMetadata()
        .withManagedFields()
        .addToAnnotations(UNFINISHED, "true")
        .addToAnnotations(PROCESS, self.process())
        .addToAnnotations(RUN, run)
        .endMetadata()
        .editSpec()
        .withHolderIdentity(self.name())
        .withLeaseDurationSeconds((int) VALID.toSeconds())
        .withAcquireTime(now)
        .withRenewTime(now)
        .endSpec()
        .build();
  }

  Lease renewed(Lease held) {
    return new LeaseBuilder(held)
        .editMetadata()
        .withManagedFields()
        .endMetadata()
        .editSpec()
        .withRenewTime(now())
        .endSpec()
        .build();
  }

  private ZonedDateTime now() {
    return clock.instant().atZone(ZoneOffset.UTC);
  }

  static Lease free(Lease held) {
    return new LeaseBuilder(held)
        .editMetadata()
        .withManagedFields()
        .removeFromAnnotations(PROCESS)
        .removeFromAnnotations(RUN)
        .endMetadata()
        .editSpec()
        .withHolderIdentity("")
        .endSpec()
        .build();
  }
}
