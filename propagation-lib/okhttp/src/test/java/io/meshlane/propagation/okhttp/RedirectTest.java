package io.meshlane.propagation.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.HeaderReader;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.testkit.NoLeakedScopes;
import io.meshlane.propagation.testkit.RecordingServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every name leads to the loopback interface, as if it were the host of that name. */
@ExtendWith(NoLeakedScopes.class)
class RedirectTest {
  private static final Map<String, String> INBOUND =
      Map.of("project-version", "release-v1", "x-tenant", "acme");
  private static final HeaderReader<Map<String, String>> READER =
      (request, name) -> List.of(request.get(name)).iterator();

  private final Propagation rules = Propagation.builder().furtherHeader("x-tenant").build();
  private final OkHttpClient plain =
      OkHttpLaneClient.plain()
          .newBuilder()
          .dns(name -> List.of(InetAddress.getLoopbackAddress()))
          .build();

  private RecordingServer server;

  enum Way {
    CLIENT,
    DERIVED,
    FACTORY;

    Call.Factory calls(OkHttpClient plain, Propagation rules) {
      return switch (this) {
        case CLIENT -> LaneOkHttp.client(plain, rules);
        case DERIVED -> LaneOkHttp.client(plain, rules).newBuilder().build();
        case FACTORY -> LaneOkHttp.callFactory(plain, rules);
      };
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = RecordingServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void redirect_toAnInternalHost_keepsTheLane(Way way) throws IOException {
    get(way, redirect("testaaa", server.uri("testbbb", "/").toString()), Map.of());

    assertThat(server.values("project-version"))
        .containsExactly(List.of("release-v1"), List.of("release-v1"));
    assertThat(server.values("x-tenant")).containsExactly(List.of("acme"), List.of("acme"));
  }

  @ParameterizedTest
  @EnumSource
  void redirect_toAThirdParty_losesTheLane(Way way) throws IOException {
    String thirdParty = server.uri("api.example.com", "/").toString();

    get(way, redirect("testaaa", thirdParty), Map.of());

    assertThat(server.values("project-version")).containsExactly(List.of("release-v1"), List.of());
    assertThat(server.values("x-tenant")).containsExactly(List.of("acme"), List.of());
  }

  @ParameterizedTest
  @EnumSource
  void redirect_toAThirdPartyAndBack_hasTheLaneAtOurOwnHostsOnly(Way way) throws IOException {
    String back = redirect("api.example.com", server.uri("testbbb", "/").toString());

    get(way, redirect("testaaa", back), Map.of());

    assertThat(server.values("project-version"))
        .containsExactly(List.of("release-v1"), List.of(), List.of("release-v1"));
    assertThat(server.values("x-tenant"))
        .containsExactly(List.of("acme"), List.of(), List.of("acme"));
  }

  @ParameterizedTest
  @EnumSource
  void redirect_amongThirdParties_keepsTheUsersOwnHeader(Way way) throws IOException {
    String thirdParty = server.uri("cdn.example.com", "/").toString();

    get(way, redirect("api.example.com", thirdParty), Map.of("Project-Version", "mine"));

    assertThat(server.values("project-version")).containsExactly(List.of("mine"), List.of("mine"));
    assertThat(server.values("x-tenant")).containsExactly(List.of(), List.of());
  }

  private void get(Way way, String url, Map<String, String> headers) throws IOException {
    try (Scope ignored = rules.receive(INBOUND, READER)) {
      OkHttpLaneClient client = new OkHttpLaneClient(way.calls(plain, rules));
      assertThat(client.get(URI.create(url), headers)).isEqualTo(200);
    }
  }

  private String redirect(String host, String target) {
    return server.uri(host, "/redirect?" + target).toString();
  }
}
