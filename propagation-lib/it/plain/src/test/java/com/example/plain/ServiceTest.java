package com.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.testkit.NoLeakedScopes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeakedScopes.class)
class ServiceTest {
  private Service testbbb;
  private Service testaaa;

  @BeforeEach
  void start() throws Exception {
    testbbb = new Service("testbbb", 0, null);
    testaaa = new Service("testaaa", 0, "http://localhost:" + testbbb.port() + "/");
  }

  @AfterEach
  void stop() throws Exception {
    testaaa.close();
    testbbb.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/async"})
  void lane_reachesTheNextService(String path) throws Exception {
    assertThat(get(path, "release-v1")).isEqualTo("testaaa[release-v1] > testbbb[release-v1]");
    assertThat(get(path, "-")).isEqualTo("testaaa[null] > testbbb[null]");
    assertThat(get(path, "release-v2")).isEqualTo("testaaa[release-v2] > testbbb[release-v2]");
  }

  private String get(String path, String lane) throws Exception {
    URI uri = URI.create("http://localhost:" + testaaa.port() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).header("project-version", lane).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
