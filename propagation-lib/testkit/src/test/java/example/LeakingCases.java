package example;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.testkit.NoLeakedScopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody's tests, two of them wrong. Not run by its name; see NoLeakedScopesTest. */
@ExtendWith(NoLeakedScopes.class)
public class LeakingCases {
  @Test
  void leaks_here() {
    CurrentLane.open("own");
  }

  @Test
  void leaks_elsewhere() throws InterruptedException {
    Thread worker = new Thread(() -> CurrentLane.open("other"), "worker");
    worker.start();
    worker.join();
  }

  @Test
  void closes() {
    try (Scope ignored = CurrentLane.open("own")) {
      assertThat(CurrentLane.get()).isEqualTo("own");
    }
  }
}
