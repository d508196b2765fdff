package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvoyRoutesTest {
  private static final String DUMP =
      """
      {"configs": [{"route_config": {"name": "9000", "virtual_hosts": [
        {"domains": ["other.elsewhere.svc.cluster.local"], "routes": [
          {"match": {"prefix": "/"}, "route": {"cluster": "outbound|9000||other.elsewhere.svc"}}]},
        {"domains": ["back.here.svc.cluster.local", "back"], "routes": [
          {"match": {"prefix": "/a", "case_sensitive": true}, "direct_response": {"status": 404}},
          {"match": {"prefix": "/b"}, "route": {"weighted_clusters": {"clusters": [{"weight": 9}]}}},
          {"match": {"prefix": "/"}, "route": {"cluster": "outbound|9000|v1|back.here.svc"}}]}
      ]}}]}
      """;

  @Test
  void routes_ofADump_areThoseIntoTheNamespace() {
    assertThat(EnvoyRoutes.in(DUMP, "here"))
        .containsExactly(
            "back.here.svc.cluster.local (9000)",
            "  {\"prefix\":\"/a\"} -> itself 404",
            "  {\"prefix\":\"/b\"} -> [{\"weight\":9}]",
            "  {\"prefix\":\"/\"} -> outbound|9000|v1|back.here.svc");
  }

  @Test
  void routes_ofNoDump_saySo() {
    assertThat(EnvoyRoutes.in("upstream connect error", "here"))
        .singleElement()
        .asString()
        .startsWith("no routes: Unrecognized token 'upstream'");
  }
}
