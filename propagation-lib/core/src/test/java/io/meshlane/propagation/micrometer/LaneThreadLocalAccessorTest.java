package io.meshlane.propagation.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneThreadLocalAccessorTest {
  private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();
  private final ExecutorService pool = Executors.newFixedThreadPool(1);

  @AfterEach
  void stop() {
    pool.shutdown();
    assertThat(CurrentLane.capture()).isNull();
  }

  @Test
  void registry_findsTheAccessorByItself() {
    assertThat(ContextRegistry.getInstance().getThreadLocalAccessors())
        .hasAtLeastOneElementOfType(LaneThreadLocalAccessor.class);
  }

  @Test
  void snapshot_carriesTheLaneToAnotherThread() throws Exception {
    ContextSnapshot snapshot;
    try (Scope ignored = CurrentLane.open("blue")) {
      snapshot = snapshots.captureAll();
    }

    assertThat(pool.submit(snapshot.wrap(CurrentLane::get)).get()).isEqualTo("blue");
    assertThat(pool.submit(CurrentLane::capture).get()).isNull();
  }

  @Test
  void snapshotOfRequestWithoutLane_clearsAThreadThatCarriesOne() {
    ContextSnapshot snapshot;
    try (Scope ignored = CurrentLane.open((String) null)) {
      snapshot = snapshots.captureAll();
    }

    try (Scope leaked = CurrentLane.open("leaked")) {
      try (ContextSnapshot.Scope ignored = snapshot.setThreadLocals()) {
        assertThat(CurrentLane.get()).isNull();
      }
      assertThat(CurrentLane.get()).isEqualTo("leaked");
    }
  }
}
