package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenIstiodsTest {
  @ParameterizedTest
  @CsvSource({
    "localhost:15014, http://localhost:15014",
    "127.0.0.1:15014, http://127.0.0.1:15014",
    "istiod, http://istiod",
    "//istiod:15014, http://localhost:15014",
    "ftp://istiod:15014, http://localhost:15014",
  })
  void url_thatCannotBeAsked_isToldHowToWriteIt(String text, String right) {
    ClusterProblem problem =
        catchThrowableOfType(ClusterProblem.class, () -> GivenIstiods.of(List.of(text)));

    assertThat(problem.diagnostic().code().id()).isEqualTo("ML0533");
    assertThat(problem.diagnostic().place().file()).isEqualTo(text);
    assertThat(problem.diagnostic().help()).isEqualTo("write " + right);
  }

  @Test
  void url_thatCanBeAsked_isTaken() {
    assertThat(GivenIstiods.of(List.of("http://127.0.0.1:15014")).urls())
        .hasToString("[http://127.0.0.1:15014]");
  }
}
