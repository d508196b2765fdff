package io.meshlane.generator.topology;

import static io.meshlane.generator.topology.Topologies.lane;
import static io.meshlane.generator.topology.Topologies.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.topology.Service.WithoutBaseline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneResolutionTest {
  private static final Answer BASELINE = new Answer.Baseline();
  private final Service cart = service("cart", "base", "v1", "x");

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "-", "v3", "V1", " v1"})
  void answer_headerThatNamesNothing_isTheBaseline(String header) {
    assertThat(answer(cart, header)).isEqualTo(BASELINE);
  }

  @Test
  void answer_headerThatNamesAVersion_isThatVersion() {
    assertThat(answer(cart, "v1")).isEqualTo(new Answer.Version("v1"));
    assertThat(answer(cart, "base")).isEqualTo(new Answer.Version("base"));
  }

  @Test
  void answer_laneThatPicksAVersion_winsOverTheVersionOfItsName() {
    assertThat(answer(cart, "v1", lane("v1", Map.of("cart", "x"))))
        .isEqualTo(new Answer.Version("x"));
    assertThat(answer(cart, "v1", lane("v1", Map.of("ns/cart", "x"))))
        .isEqualTo(new Answer.Version("x"));
    assertThat(answer(cart, "v1", lane("v1", Map.of("pay", "x"))))
        .isEqualTo(new Answer.Version("v1"));
  }

  @Test
  void answer_fallback_isTriedInOrderAndDepthFirst() {
    Lane[] lanes = {
      lane("a", Map.of(), "b", "v1"), lane("b", Map.of(), "c"), lane("c", Map.of("cart", "x")),
    };

    assertThat(answer(cart, "a", lanes)).isEqualTo(new Answer.Version("x"));
    assertThat(
            answer(
                service("cart", "base", "v1"),
                "a",
                lane("a", Map.of(), "b", "v1"),
                lane("b", Map.of())))
        .isEqualTo(new Answer.Version("v1"));
  }

  @Test
  void answer_fallbackInACircle_ends() {
    assertThat(answer(cart, "a", lane("a", Map.of(), "b"), lane("b", Map.of(), "a")))
        .isEqualTo(BASELINE);
  }

  @Test
  void answer_ancestors_areTriedOnlyWhenAskedFor() {
    Service dev = service("cart", "base", "dev", "dev.a");

    assertThat(new LaneResolution(Topologies.of(true, List.of(dev))).answer("dev.a.b", dev))
        .isEqualTo(new Answer.Version("dev.a"));
    assertThat(new LaneResolution(Topologies.of(true, List.of(dev))).answer("dev.c", dev))
        .isEqualTo(new Answer.Version("dev"));
    assertThat(new LaneResolution(Topologies.of(true, List.of(dev))).answer("develop", dev))
        .isEqualTo(BASELINE);
    assertThat(new LaneResolution(Topologies.of(false, List.of(dev))).answer("dev.c", dev))
        .isEqualTo(BASELINE);
  }

  @Test
  void answer_fallbackOfAnAncestor_countsToo() {
    Topology topology = Topologies.of(true, List.of(cart), lane("dev", Map.of(), "v1"));

    assertThat(new LaneResolution(topology).answer("dev.new", cart))
        .isEqualTo(new Answer.Version("v1"));
  }

  @Test
  void answer_serviceWithoutBaseline_isRejectedOrUsesItsLane() {
    Service rejecting = service("cart", Optional.of(new WithoutBaseline.Reject()), "v1");
    Service using = service("cart", Optional.of(new WithoutBaseline.UseLane("v1")), "v1", "x");

    assertThat(answer(rejecting, null)).isEqualTo(new Answer.Rejected());
    assertThat(answer(rejecting, "v1")).isEqualTo(new Answer.Version("v1"));
    assertThat(answer(using, "other")).isEqualTo(new Answer.Version("v1"));
    assertThat(answer(using, "x")).isEqualTo(new Answer.Version("x"));
  }

  private static Answer answer(Service service, String header, Lane... lanes) {
    return new LaneResolution(Topologies.of(false, List.of(service), lanes))
        .answer(header, service);
  }
}
