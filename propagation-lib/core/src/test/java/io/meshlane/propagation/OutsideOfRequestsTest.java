package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What calls carry that belong to no request, or of which nobody knows it. */
class OutsideOfRequestsTest {
  private Propagation propagation = Propagation.withDefaults();

  @AfterEach
  void nothingIsLeft() {
    assertThat(CurrentLane.capture()).isNull();
  }

  @Test
  void origin_isSentOnlyOutsideOfRequests() {
    propagation = Propagation.builder().origin("release-v1").build();

    assertThat(sentTo("testbbb")).containsEntry("project-version", List.of("release-v1"));
    assertThat(propagation.lane()).isEqualTo("release-v1");
    try (Scope ignored = CurrentLane.open((String) null)) {
      assertThat(sentTo("testbbb")).isEmpty();
      assertThat(propagation.lane()).isNull();
    }
  }

  @Test
  void fallback_isAskedBeforeOriginAndOnlyOutsideOfRequests() {
    List<String> baggage = new ArrayList<>(List.of("tracer"));
    propagation = Propagation.builder().origin("own").fallback(() -> baggage.get(0)).build();

    assertThat(sentTo("testbbb")).containsEntry("project-version", List.of("tracer"));
    baggage.set(0, "not\r\na lane");
    assertThat(sentTo("testbbb")).containsEntry("project-version", List.of("own"));
    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(sentTo("testbbb")).containsEntry("project-version", List.of("blue"));
    }
  }

  @Test
  void workOfNoRequest_isSentTheOriginAndNeverAsksTheFallback() {
    propagation = Propagation.builder().origin("own").fallback(() -> "tracer").build();
    Map<String, List<String>> captured = new HashMap<>();

    propagation.send(Propagated.OF_NO_REQUEST, captured, "testbbb", PropagationTest.WRITER);

    assertThat(captured).containsEntry("project-version", List.of("own"));
    try (Scope ignored = CurrentLane.open(Propagated.OF_NO_REQUEST)) {
      assertThat(sentTo("testbbb")).containsEntry("project-version", List.of("own"));
      assertThat(propagation.lane()).isEqualTo("own");
    }
  }

  @Test
  void send_outsideOfScopes_isLostOnlyWhileARequestWithALaneIsServed() {
    sentTo("testbbb");
    propagation.counters().began();
    sentTo("testbbb");
    propagation.counters().ended();
    sentTo("testbbb");

    assertThat(propagation.counters().lost()).isEqualTo(1);
  }

  @Test
  void send_ofTheOriginInPlaceOfALane_isLostToo() {
    propagation = Propagation.builder().origin("own").build();
    propagation.counters().began();

    assertThat(sentTo("testbbb")).containsEntry("project-version", List.of("own"));

    assertThat(propagation.counters().lost()).isEqualTo(1);
  }

  @Test
  void send_thatCouldCarryNoLane_isNotLost() {
    propagation = Propagation.builder().origin("own").build();
    Map<String, List<String>> byHand = new HashMap<>(Map.of("project-version", List.of("mine")));
    propagation.counters().began();

    propagation.send(byHand, "testbbb", PropagationTest.WRITER);
    sentTo("api.example.com");
    try (Scope ignored = CurrentLane.open(Propagated.OF_NO_REQUEST)) {
      sentTo("testbbb");
    }

    assertThat(propagation.counters().lost()).isZero();
  }

  private Map<String, List<String>> sentTo(String host) {
    Map<String, List<String>> request = new HashMap<>();
    propagation.send(request, host, PropagationTest.WRITER);
    return request;
  }
}
