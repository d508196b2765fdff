package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.cluster.Applied.PhaseDone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLinesTest {
  @ParameterizedTest
  @CsvSource({
    "2, true, 2 of 2 proxies have it",
    "0, true, no proof that the proxies have it",
    "0, false, no proxy needs it",
  })
  void phase_thatIsDone_saysWhatIsKnown(int proxies, boolean awaited, String line) {
    List<String> lines = new ArrayList<>();

    new ProgressLines(lines::add)
        .done(new PhaseDone("t", List.of(), List.of(), proxies, Duration.ofMillis(250)), awaited);

    assertThat(lines).containsExactly("    " + line + ", 0.25 s");
  }
}
