package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void shop() {
    Shop.write(folder, Shop.TOPOLOGY);
  }

  @Test
  void explain_ofATopology_isATableOfAllLanes() {
    Called called = Called.in(folder, "explain", "$shop.yaml", "--all");

    assertThat(called)
        .isEqualTo(
            new Called(
                0,
                """
                lane         gateway * → testaaa  testaaa     testbbb
                (no header)  release              release     release
                release-v1   release-v1           release-v1  release
                """,
                ""));
    assertThat(Called.in(folder, "explain", "$shop.yaml")).isEqualTo(called);
  }

  @Test
  void explain_ofTheGeneratedFolder_saysTheSame() {
    Called.in(folder, "generate", "$shop.yaml", "-o", "$out");

    assertThat(Called.in(folder, "explain", "$out"))
        .isEqualTo(Called.in(folder, "explain", "$shop.yaml"));
  }

  @Test
  void explain_ofOneLane_needsNoRuleForIt() {
    assertThat(Called.in(folder, "explain", "$shop.yaml", "--lane", "nobody").out())
        .isEqualTo(
            """
            lane         gateway * → testaaa  testaaa  testbbb
            (no header)  release              release  release
            nobody       release              release  release
            """);
  }

  @Test
  void explain_ofARequest_followsItsLane() {
    Called called =
        Called.in(folder, "explain", "$shop.yaml", "--lane=release-v1", "--host=a.example.com");

    assertThat(called.out().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("gateway → testaaa  release-v1  virtualservice-"),
            next -> assertThat(next).startsWith("testaaa → testbbb  release     virtualservice-"));
  }

  @Test
  void explain_fromAService_startsInItsNamespace() {
    Called called =
        Called.in(
            folder,
            "explain",
            "$shop.yaml",
            "--from",
            "testbbb",
            "--host",
            "testaaa:31000",
            "--lane",
            "release-v1");

    assertThat(called.out()).startsWith("testbbb → testaaa:31000  release-v1  ");
    assertThat(called.err()).isEmpty();
  }

  @Test
  void explain_fromAServiceNobodyKnows_isAUsageError() {
    Called called = Called.in(folder, "explain", "$shop.yaml", "--from=testaa", "--host=testbbb");

    assertThat(called)
        .isEqualTo(
            new Called(
                64,
                "",
                """
                meshlane: no rule knows a service 'testaa'; did you mean 'testaaa'? otherwise write it as NAME.NAMESPACE
                Try 'meshlane explain --help'.
                """));
  }

  @Test
  void explain_ofAnAddressFromABrowser_isAUsageError() {
    Called called = Called.in(folder, "explain", "$shop.yaml", "--host=https://a.com/cart");

    assertThat(called)
        .isEqualTo(
            new Called(
                64,
                "",
                """
                meshlane: 'https://a.com/cart' is an address: name the host a.com, and the path /cart
                Try 'meshlane explain --help'.
                """));
  }

  @Test
  void explain_fromAGatewayNobodyKnows_isAUsageError() {
    Called called =
        Called.in(folder, "explain", "$shop.yaml", "--host=a.com", "--from=gateway=gatewy");

    assertThat(called.exitCode()).isEqualTo(64);
    assertThat(called.err()).contains("no rule knows a gateway 'gatewy'; did you mean 'gateway'?");
  }

  @Test
  void explain_ofAllLanesAndOne_isAUsageError() {
    Called called = Called.in(folder, "explain", "$shop.yaml", "--all", "--lane=release-v1");

    assertThat(called.exitCode()).isEqualTo(64);
    assertThat(called.err()).startsWith("meshlane: --all is about all lanes;");
  }

  @Test
  void explain_ofATopologyBesideFolders_isAUsageError() {
    Called called = Called.in(folder, "explain", "$shop.yaml", "$out");

    assertThat(called.exitCode()).isEqualTo(64);
    assertThat(called.err()).contains("a topology stands alone");
  }

  @Test
  void explain_asJson_holdsTheExplanation() {
    Called called = Called.in(folder, "explain", "$shop.yaml", "--format=json");

    assertThat(called.exitCode()).isZero();
    assertThat(called.out())
        .startsWith("{\n  \"diagnostics\" : [ ],\n")
        .contains("\n  \"explanation\" : {\n    \"columns\" : [\n")
        .endsWith("\n  }\n}\n");
  }

  @Test
  void explain_ofABrokenTopology_isItsFindings() {
    Shop.write(folder, Shop.TOPOLOGY, Shop.ERROR);

    Called called = Called.in(folder, "explain", "$shop.yaml");

    assertThat(called.exitCode()).isEqualTo(79);
    assertThat(called.out()).isEmpty();
    assertThat(called.err()).startsWith("error[ML0103] shop.yaml:16:");
  }

  @Test
  void explain_ofMissingFiles_isAFinding() {
    Called called = Called.in(folder, "explain", "$gone");

    assertThat(called.exitCode()).isEqualTo(65);
    assertThat(called.err()).startsWith("error[ML0001] gone: ");
  }

  @Test
  void explain_ofRulesWithAnotherHeader_readsThatHeader() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY.replace("  baseline:", "  header: x-lane\n  baseline:"));
    Called.in(folder, "generate", "$shop.yaml", "-o", "$out");
    Files.delete(folder.resolve("shop.yaml"));

    assertThat(Called.in(folder, "explain", "$out", "--header", "x-lane").out())
        .contains("release-v1   release-v1           release-v1  release\n");
  }
}
