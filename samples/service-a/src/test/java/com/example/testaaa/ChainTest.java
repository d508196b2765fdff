package com.example.testaaa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is started in a pod, between a client and a next service. */
class ChainTest {
  private static final String HEADER = "project-version";

  private static NextServer next;
  private static ConfigurableApplicationContext service;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    next = new NextServer();
    service =
        new SpringApplicationBuilder(TestAaa.class)
            .run(
                "--server.port=0",
                "--logging.level.root=warn",
                "--PROJECT_VERSION=release-v1",
                "--NEXT_URL=" + next.url());
  }

  @AfterAll
  static void stop() {
    service.close();
    next.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/async", "/callback"})
  void request_withALane_sendsItOn(String path) throws Exception {
    HttpResponse<String> answer = send(request(path).header(HEADER, "release-v3"));

    assertThat(answer.body())
        .isEqualTo("testaaa@release-v1 (release-v3) -> testbbb@release (seen)\n");
    assertThat(next.header()).containsExactly("release-v3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/async", "/callback"})
  void request_withoutALane_sendsNone(String path) throws Exception {
    HttpResponse<String> answer = send(request(path));

    assertThat(answer.body())
        .isEqualTo("testaaa@release-v1 (no header) -> testbbb@release (seen)\n");
    assertThat(next.header()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a b", "a,b", "../x", "${x}"})
  void request_withoutAValidLane_isAnsweredAndSendsNone(String value) throws Exception {
    HttpResponse<String> answer = send(request("/").header(HEADER, value));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("testaaa@release-v1 (" + value + ") -> ");
    assertThat(next.header()).isEmpty();
  }

  @Test
  void answer_forAClientOfJson_isJson() throws Exception {
    HttpResponse<String> answer =
        send(request("/").header(HEADER, "x").header("Accept", "application/json"));

    assertThat(next.header()).containsExactly("x");
    assertThat(answer.body())
        .isEqualTo(
            "{\"service\":\"testaaa\",\"version\":\"release-v1\",\"header\":\"x\",\"next\":"
                + "{\"service\":\"testbbb\",\"version\":\"release\",\"header\":\"seen\"}}");
  }

  @Test
  void slowAnswer_isTheServicesOwn() throws Exception {
    HttpResponse<String> answer = send(request("/slow?millis=1"));

    assertThat(answer.body()).isEqualTo("testaaa@release-v1 (no header)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/async"})
  void request_whenTheNextServiceFails_saysSo(String path) throws Exception {
    next.answerWith(503);

    HttpResponse<String> answer = send(request(path));

    next.answerWith(200);
    assertThat(next.header()).isEmpty();
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).isEqualTo("testaaa@release-v1 -> " + next.url() + " answered 503\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"liveness", "readiness"})
  void probe_ofTheRunningService_isUp(String probe) throws Exception {
    HttpResponse<String> answer = send(request("/actuator/health/" + probe));

    assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void idleConnection_isKeptLongerThanTheProxyKeepsIt() throws Exception {
    KeepAlive keepAlive = KeepAlive.of(service);

    assertThat(keepAlive.seconds()).isGreaterThan(KeepAlive.idleSecondsOfProxies("testaaa"));
    assertThat(keepAlive.closedWithin(150)).isFalse();
  }

  private HttpRequest.Builder request(String path) {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
