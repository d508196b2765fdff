package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.Headers;
import feign.RequestLine;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HostPolicy;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneFeignInterceptorTest {
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
        .requestInterceptor(new LaneFeignInterceptor(propagation))
        .target(Next.class, server.url());
  }

  private static String call(Supplier<String> call) {
    try (Scope ignored = CurrentLane.open("blue")) {
      return call.get();
    }
  }
}
