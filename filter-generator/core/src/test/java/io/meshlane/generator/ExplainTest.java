package io.meshlane.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.GoldenCases.GoldenCase;
import io.meshlane.generator.explain.ExplainSettings;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.explain.ExplanationText;
import io.meshlane.generator.explain.LaneTable;
import io.meshlane.generator.explain.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Explanations through the front door. */
class ExplainTest {
  static Stream<GoldenCase> goldens() {
    return GoldenCases.all();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void table_ofOurOwnOutput_hasNoUnknownCell(GoldenCase golden) {
    Outcome<Explainer> explainer = new Meshlane().explainer(golden.request());

    LaneTable table = explainer.value().orElseThrow().table();

    assertThat(table.rows())
        .allSatisfy(
            row ->
                assertThat(row.cells())
                    .isNotEmpty()
                    .doesNotHaveAnyElementsOfTypes(
                        Verdict.Unknown.class, Verdict.SubsetMissing.class));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void table_ofTheFiles_isThatOfTheTopology(GoldenCase golden) {
    String topology =
        ExplanationText.of(
            new Meshlane().explainer(golden.request()).value().orElseThrow().table());

    ExplainRequest files =
        new ExplainRequest(
            List.of(golden.expected()),
            golden.request().manifests(),
            "default",
            ExplainSettings.DEFAULT);
    String read = ExplanationText.of(new Meshlane().explainer(files).value().orElseThrow().table());

    // Without the topology, its own header and version label are not known.
    if (!golden.toString().equals("own-words")) {
      assertThat(read).isEqualTo(topology);
    }
  }

  @Test
  void files_thatCannotBeRead_areFindings() {
    ExplainRequest missing =
        new ExplainRequest(
            List.of(Path.of("nowhere")), List.of(), "default", ExplainSettings.DEFAULT);

    Outcome<Explainer> explainer = new Meshlane().explainer(missing);

    assertThat(explainer.hasErrors()).isTrue();
    assertThat(explainer.value()).isEmpty();
  }
}
