package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropagationTest {
  private static final HeaderReader<Map<String, List<String>>> READER =
      (request, name) -> request.getOrDefault(name, Collections.emptyList()).iterator();

  static final HeaderWriter<Map<String, List<String>>> WRITER =
      new HeaderWriter<>() {
        @Override
        public boolean contains(Map<String, List<String>> request, String name) {
          return request.containsKey(name);
        }

        @Override
        public void set(Map<String, List<String>> request, String name, String value) {
          assertThat(request.put(name, Collections.singletonList(value))).isNull();
        }
      };

  private Propagation propagation = Propagation.withDefaults();

  @AfterEach
  void nothingIsLeft() {
    assertThat(CurrentLane.capture()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "blue, blue",
    "Feature.X_1-2, Feature.X_1-2",
    "'', ",
    "-, ",
    "a b, ",
    "'blue, blue', ",
    "blue;x, ",
    "-blue, ",
  })
  void receive_takesTheLaneOrNone(String value, String lane) {
    assertThat(laneOf(value)).isEqualTo(lane);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nX-Evil: 1", "é", "日本", "a\u0000b", "../etc", "<script>", "a b", ","})
  void receive_ofHostileValue_isNoneAndCounted(String value) {
    assertThat(laneOf(value)).isNull();
    assertThat(propagation.counters().invalid()).isEqualTo(1);
  }

  @Test
  void receive_ofLongValues_takesSixtyThreeCharactersAndNoMore() {
    assertThat(laneOf("a".repeat(63))).hasSize(63);
    assertThat(laneOf("a".repeat(64))).isNull();
    assertThat(laneOf("a".repeat(10_240))).isNull();
    assertThat(propagation.counters().invalid()).isEqualTo(2);
  }

  @Test
  void receive_ofEmptyOrDash_isNoneAndNotCounted() {
    assertThat(laneOf("")).isNull();
    assertThat(laneOf("-")).isNull();
    assertThat(propagation.counters().invalid()).isZero();
  }

  @Test
  void receive_ofLinesThatAgree_takesTheirLane() {
    assertThat(laneOf("blue", "blue")).isEqualTo("blue");
    assertThat(propagation.counters().conflicting()).isZero();
  }

  @Test
  void receive_ofLinesThatDiffer_isNoneAndCounted() {
    assertThat(laneOf("blue", "green")).isNull();
    assertThat(laneOf("blue", "")).isNull();
    assertThat(propagation.counters().conflicting()).isEqualTo(2);
  }

  @Test
  void receive_withoutHeader_clearsWhatTheThreadCarried() {
    try (Scope leaked = CurrentLane.open("leaked")) {
      assertThat(laneOf()).isNull();
    }
  }

  @Test
  void receive_inEveryNesting_bringsBackWhatWasThereBefore() {
    try (Scope outer = propagation.receive(headers("blue"), READER)) {
      try (Scope forwarded = propagation.receive(headers("green"), READER)) {
        assertThat(CurrentLane.get()).isEqualTo("green");
      }
      assertThat(CurrentLane.get()).isEqualTo("blue");
      try (Scope none = CurrentLane.open((Propagated) null);
          Scope inner = propagation.receive(headers("red"), READER)) {
        assertThat(CurrentLane.get()).isEqualTo("red");
      }
      assertThat(CurrentLane.get()).isEqualTo("blue");
    }
    try (Scope next = propagation.receive(headers("next"), READER)) {
      assertThat(CurrentLane.get()).isEqualTo("next");
    }
  }

  @Test
  void send_insideScope_setsOneLine() {
    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(sentTo("testbbb")).containsExactly(Map.entry("project-version", List.of("blue")));
    }
  }

  @Test
  void send_whereTheCallerSetTheHeader_leavesIt() {
    Map<String, List<String>> request = headers("green");
    try (Scope ignored = CurrentLane.open("blue")) {
      propagation.send(request, "testbbb", WRITER);
    }

    assertThat(request).containsExactly(Map.entry("Project-Version", List.of("green")));
  }

  @Test
  void send_toAThirdParty_withholdsAndCounts() {
    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(sentTo("api.stripe.com:443")).isEmpty();
      assertThat(sentTo(null)).hasSize(1);
    }

    assertThat(propagation.counters().withheld()).isEqualTo(1);
  }

  @Test
  void furtherHeaders_travelAsTheyCame() {
    propagation =
        Propagation.builder().furtherHeader("X-Tenant").furtherHeader("X-Request-Id").build();
    Map<String, List<String>> request = headers("blue");
    request.put("X-Tenant", List.of("München? no: acme, 42"));
    request.put("X-Request-Id", List.of("id with, comma"));

    try (Scope ignored = propagation.receive(request, READER)) {
      assertThat(sentTo("testbbb"))
          .containsOnly(
              Map.entry("project-version", List.of("blue")),
              Map.entry("x-request-id", List.of("id with, comma")));
    }
    assertThat(propagation.counters().invalid()).isEqualTo(1);
  }

  @Test
  void read_thenSendOfIt_worksWithoutThread() {
    propagation = Propagation.builder().furtherHeader("X-Tenant").build();
    Map<String, List<String>> request = headers("blue");
    request.put("X-Tenant", List.of("acme"));
    Propagated propagated = propagation.read(request, READER);

    Map<String, List<String>> next = headers();
    propagation.send(propagated, next, "testbbb", WRITER);

    assertThat(next).hasSize(2).containsEntry("x-tenant", List.of("acme"));
    assertThat(propagated).hasToString("lane blue, x-tenant: acme");
    assertThat(propagated).isEqualTo(propagation.read(request, READER));
    assertThat(propagation.read(headers(), READER)).isSameAs(Propagated.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a:b",
        "a\r\nb",
        "ü",
        "host",
        "Host",
        "Content-Length",
        "TRANSFER-ENCODING",
        ":authority",
        "Accept-Encoding",
        "If-None-Match",
        "sec-websocket-key",
        "connection",
        "a\u0000"
      })
  void header_thatCannotTravel_isRefused(String name) {
    assertThatThrownBy(() -> Propagation.builder().header(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("header");
    assertThatThrownBy(() -> Propagation.builder().furtherHeader(name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void header_isLowerCasedAndMayNotBeAFurtherOne() {
    assertThat(Propagation.builder().header("X-Lane").build().header()).isEqualTo("x-lane");
    assertThatThrownBy(() -> Propagation.builder().furtherHeader("Project-Version").build())
        .hasMessage("header project-version is the routing header already");
    assertThatThrownBy(() -> Propagation.builder().origin("a b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String laneOf(String... lines) {
    try (Scope ignored = propagation.receive(headers(lines), READER)) {
      return CurrentLane.get();
    }
  }

  private Map<String, List<String>> sentTo(String host) {
    Map<String, List<String>> request = headers();
    propagation.send(request, host, WRITER);
    return request;
  }

  private static Map<String, List<String>> headers(String... lines) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (lines.length > 0) {
      headers.put("Project-Version", Arrays.asList(lines));
      assertThat(headers).containsKey("project-version");
    }
    return headers;
  }
}
