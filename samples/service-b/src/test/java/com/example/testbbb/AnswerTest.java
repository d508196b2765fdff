package com.example.testbbb;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The service as it is started in a pod. */
class AnswerTest {
  private static final String HEADER = "project-version";

  private static ConfigurableApplicationContext service;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    service =
        new SpringApplicationBuilder(TestBbb.class)
            .run("--server.port=0", "--logging.level.root=warn", "--PROJECT_VERSION=release-v1");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/async", "/callback", "/slow?millis=1"})
  void answer_namesVersionAndHeader(String path) throws Exception {
    HttpResponse<String> with = send(request(path).header(HEADER, "release-v3"));
    HttpResponse<String> without = send(request(path));

    assertThat(with.body()).isEqualTo("testbbb@release-v1 (release-v3)\n");
    assertThat(without.body()).isEqualTo("testbbb@release-v1 (no header)\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a b", "../x"})
  void request_withABadValue_isAnswered(String value) throws Exception {
    HttpResponse<String> answer = send(request("/").header(HEADER, value));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("testbbb@release-v1 (" + value + ")\n");
  }

  @Test
  void answer_forAClientOfJson_isJson() throws Exception {
    HttpResponse<String> answer =
        send(request("/").header(HEADER, "x").header("Accept", "application/json"));

    assertThat(answer.body())
        .isEqualTo("{\"service\":\"testbbb\",\"version\":\"release-v1\",\"header\":\"x\"}");
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

    assertThat(keepAlive.seconds()).isGreaterThan(KeepAlive.idleSecondsOfProxies("testbbb"));
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
