package io.meshlane.generator.report;

import static io.meshlane.generator.diagnostic.DiagnosticCode.OUTPUT_DRIFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.Outcome;
import io.meshlane.generator.Summary;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.output.FolderChanges;
import io.meshlane.generator.render.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  private static final Diagnostic DRIFT =
      new Diagnostic(OUTPUT_DRIFT, new Place("out/a.yaml", 3, 1), "say \"no\"\n", "run generate");

  @Test
  void files_withAFinding_holdsBoth() {
    Outcome<FolderChanges> outcome =
        new Outcome<>(
            List.of(DRIFT),
            Optional.of(new FolderChanges(List.of("a.yaml"), List.of(), List.of("b.yaml"))));

    assertThat(JsonReport.files(outcome))
        .isEqualTo(
            """
            {
              "diagnostics" : [
                {
                  "code" : "ML0403",
                  "severity" : "error",
                  "file" : "out/a.yaml",
                  "line" : 3,
                  "column" : 1,
                  "message" : "say \\"no\\"\\n",
                  "help" : "run generate",
                  "see" : "DIAGNOSTICS.md#ml0403"
                }
              ],
              "errors" : 1,
              "warnings" : 0,
              "files" : {
                "written" : [
                  "a.yaml"
                ],
                "unchanged" : [ ],
                "removed" : [
                  "b.yaml"
                ]
              }
            }
            """);
  }

  @Test
  void manifests_ofAStoppedRequest_areNull() {
    assertThat(JsonReport.manifests(new Outcome<>(List.of(DRIFT), Optional.empty())))
        .endsWith("\"manifests\" : null\n}\n");
  }

  @Test
  void manifests_ofARequest_holdTheirText() {
    Manifest manifest =
        new Manifest("Gateway", "test", "gateway", "gateway-gateway.yaml", "a: 1\n");

    assertThat(JsonReport.manifests(new Outcome<>(List.of(), Optional.of(List.of(manifest)))))
        .contains(
            "\"file\" : \"gateway-gateway.yaml\"",
            "\"kind\" : \"Gateway\"",
            "\"namespace\" : \"test\"",
            "\"name\" : \"gateway\"",
            "\"text\" : \"a: 1\\n\"");
  }

  @Test
  void summary_ofATopology_isItsNumbers() {
    assertThat(JsonReport.summary(new Outcome<>(List.of(), Optional.of(new Summary(2, 3, 1)))))
        .endsWith(
            """
              "summary" : {
                "services" : 2,
                "versions" : 3,
                "lanes" : 1
              }
            }
            """);
  }

  @Test
  void slugs_ofNames_keepTheirOrder() {
    Map<String, String> slugs = new LinkedHashMap<>();
    slugs.put("b/1", "b-1");
    slugs.put("a", "a");

    assertThat(JsonReport.slugs(slugs)).containsSubsequence("\"b/1\"", "\"b-1\"", "\"a\"", "\"a\"");
  }
}
