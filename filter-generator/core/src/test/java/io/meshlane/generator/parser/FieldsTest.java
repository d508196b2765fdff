package io.meshlane.generator.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "tiemout, timeout",
    "retires, retries",
    "Timeout, timeout",
    "idleTimout, idleTimeout",
    "maxRequestPerConnection, maxRequestsPerConnection",
    "spilt, split"
  })
  void key_withATypingError_isOfferedAsItShouldBe(String typed, String meant) throws IOException {
    Topologies read = Topologies.traffic(folder, typed + ": 1s");

    assertThat(read.findings())
        .extracting(Diagnostic::help)
        .singleElement()
        .asString()
        .startsWith("did you mean '" + meant + "'? otherwise remove it; keys here are ");
  }

  @Test
  void key_likeNoOther_isAnsweredWithAllThereAre() throws IOException {
    Topologies read = Topologies.traffic(folder, "loadBalancer: {}");

    assertThat(read.findings())
        .extracting(Diagnostic::help)
        .containsExactly(
            "remove it; keys here are 'connections', 'fault', 'idleTimeout',"
                + " 'maxRequestsPerConnection', 'outlierDetection', 'retries', 'split', 'timeout'");
  }

  @Test
  void keys_thatNobodyKnows_areAllReported() throws IOException {
    Topologies read = Topologies.traffic(folder, "a: 1, b: 2, fault: {delay: {c: 3}}");

    assertThat(read.findings())
        .extracting(Diagnostic::code)
        .containsExactly(
            DiagnosticCode.UNKNOWN_KEY,
            DiagnosticCode.UNKNOWN_KEY,
            DiagnosticCode.MISSING_KEY,
            DiagnosticCode.MISSING_KEY,
            DiagnosticCode.UNKNOWN_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "~", "Null"})
  void key_withNothing_countsAsAbsent(String nothing) throws IOException {
    Topologies read = Topologies.traffic(folder, "timeout: " + nothing);

    assertThat(read.findings()).isEmpty();
    assertThat(read.traffic().timeout()).isEmpty();
  }

  @Test
  void word_inQuotesWhereABooleanBelongs_isAFinding() throws IOException {
    Topologies read =
        Topologies.parse(
            folder,
            """
            apiVersion: meshlane.io/v1
            kind: Topology
            metadata: {name: shop, namespace: test}
            spec: {ancestors: "true"}
            """);

    assertThat(read.findings())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.WRONG_TYPE);
  }
}
