package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import feign.AsyncClient;
import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Request;
import feign.RequestInterceptor;
import feign.RequestLine;
import feign.Response;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HostPolicy;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneFeignCapabilityTest {
  private final EchoServer server = new EchoServer();

  @AfterEach
  void stop() {
    server.close();
  }

  interface Next {
    @RequestLine("GET /")
    String plain();

    @RequestLine("GET /?from=http://denied.example/")
    String withAddressInQuery();

    @RequestLine("GET /")
    @Headers("Project-Version: green")
    String withHeader();

    @RequestLine("GET /")
    String at(URI address);

    @RequestLine("POST /")
    String post(String body);
  }

  @Test
  void call_sendsTheLaneOnce() {
    assertThat(call(client(HostPolicy.internal())::plain)).isEqualTo("[blue]");
    assertThat(client(HostPolicy.internal()).plain()).isEqualTo("[]");
  }

  @Test
  void header_ofTheMethodsOwn_stays() {
    assertThat(call(client(HostPolicy.internal())::withHeader)).isEqualTo("[green]");
  }

  @Test
  void header_ofAnInterceptor_staysWhereverThatStands() {
    RequestInterceptor own = template -> template.header("project-version", "green");
    LaneFeignCapability lane = new LaneFeignCapability(Propagation.withDefaults());

    Next before =
        Feign.builder()
            .requestInterceptor(own)
            .addCapability(lane)
            .target(Next.class, server.url());
    Next after =
        Feign.builder()
            .addCapability(lane)
            .requestInterceptor(own)
            .target(Next.class, server.url());

    assertThat(call(before::plain)).isEqualTo("[green]");
    assertThat(call(after::plain)).isEqualTo("[green]");
  }

  @Test
  void body_isSentOn() {
    assertThat(call(() -> client(HostPolicy.internal()).post("ü"))).isEqualTo("[blue]ü");
  }

  @Test
  void asyncCall_sendsTheLaneOnce() throws IOException {
    AsyncClient<Object> client =
        new LaneFeignCapability(Propagation.withDefaults())
            .enrich(new AsyncClient.Pseudo<Object>(new Client.Default(null, null)));
    Request request =
        Request.create(
            Request.HttpMethod.GET, server.url(), Map.of(), null, StandardCharsets.UTF_8, null);

    Response response =
        call(() -> client.execute(request, new Request.Options(), Optional.empty()).join());

    assertThat(response.body().asInputStream()).hasContent("[blue]");
  }

  @Test
  void policy_isAskedAboutTheClientsHost() {
    Next next = client(HostPolicy.of(List.of(), List.of("localhost")));

    assertThat(call(next::plain)).isEqualTo("[]");
  }

  @Test
  void policy_isAskedAboutAnAddressGivenAsArgument() {
    Next next = client(HostPolicy.of(List.of(), List.of("127.0.0.1")));
    URI byName = URI.create(server.url());
    URI byAddress = URI.create(server.url().replace("localhost", "127.0.0.1"));

    assertThat(call(() -> next.at(byName))).isEqualTo("[blue]");
    assertThat(call(() -> next.at(byAddress))).isEqualTo("[]");
  }

  @Test
  void policy_isNotAskedAboutAnAddressInTheQuery() {
    Next next = client(HostPolicy.of(List.of(), List.of("denied.example")));

    assertThat(call(next::withAddressInQuery)).isEqualTo("[blue]");
  }

  private Next client(HostPolicy policy) {
    Propagation propagation = Propagation.builder().hosts(policy).build();
    return Feign.builder()
        .addCapability(new LaneFeignCapability(propagation))
        .target(Next.class, server.url());
  }

  private static <T> T call(Supplier<T> call) {
    try (Scope ignored = CurrentLane.open("blue")) {
      return call.get();
    }
  }
}
