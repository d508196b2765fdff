package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.it.Downstream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What baggage is for, and what it must not do. */
class SleuthBaggageTest {
  private final Downstream downstream = Downstream.start();

  @AfterEach
  void stop() {
    downstream.close();
  }

  /** Our own hands are off here, so that only Sleuth's take the lane to the executors' threads. */
  @ParameterizedTest
  @ValueSource(strings = {"B3", "W3C", "AWS"})
  void threadsThatOnlySleuthReaches_readTheLaneBack(String type) throws Exception {
    try (SleuthShop shop =
        SleuthShop.on(
            "servlet",
            "meshlane.propagation.async.enabled=false",
            "spring.sleuth.propagation.type=" + type)) {
      assertThat(sent(shop, "async")).containsExactly(List.of("release-v1"));
      assertThat(sent(shop, "task-executor")).containsExactly(List.of("release-v1"));
      assertThat(sent(shop, "executor-service")).containsExactly(List.of("release-v1"));
      assertThat(sent(shop, "raw-pool")).containsExactly(List.of());
    }
  }

  @Test
  void hostThatIsDenied_isNotSentTheLaneBySleuthEither() throws Exception {
    try (SleuthShop shop = SleuthShop.on("servlet", "meshlane.propagation.hosts.deny=localhost")) {
      assertThat(sent(shop, "rest-template")).containsExactly(List.of());
      assertThat(sent(shop, "web-client-builder")).containsExactly(List.of());
      assertThat(sent(shop, "feign")).containsExactly(List.of());
      assertThat(sent(shop, "okhttp")).containsExactly(List.of());
    }
  }

  /** W3C sends every field that Sleuth's settings do not call local, whatever Brave calls it. */
  @Test
  void laneInW3c_isNoBaggageOfTheNextService() throws Exception {
    try (SleuthShop shop = SleuthShop.on("servlet", "spring.sleuth.propagation.type=W3C")) {
      for (String path : List.of("rest-template", "web-client-builder", "feign")) {
        assertThat(sent(shop, path)).as(path).containsExactly(List.of("release-v1"));
        assertThat(downstream.baggage(path)).as(path).containsExactly(List.of());
      }
    }
  }

  @Test
  void laneInW3c_isBaggageWhereTheApplicationAsksForIt() throws Exception {
    try (SleuthShop shop =
        SleuthShop.on(
            "servlet",
            "spring.sleuth.propagation.type=W3C",
            "spring.sleuth.baggage.remote-fields=project-version")) {
      assertThat(sent(shop, "rest-template")).containsExactly(List.of("release-v1"));
      assertThat(downstream.baggage("rest-template"))
          .containsExactly(List.of("project-version=release-v1"));
    }
  }

  private List<List<String>> sent(SleuthShop shop, String path) throws Exception {
    String to = URLEncoder.encode(downstream.address(path).toString(), StandardCharsets.UTF_8);
    URI uri = shop.address().resolve("/" + path + "?to=" + to);
    HttpRequest request =
        HttpRequest.newBuilder(uri).header(Downstream.HEADER, "release-v1").build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .isEqualTo("done");

    return downstream.received(path);
  }
}
