package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "testbbb",
        "TESTBBB:32000",
        "testbbb.test-istio",
        "testbbb.test-istio.:32000",
        "cart.staging",
        "cart.team-a:8080",
        "testbbb.test-istio.svc",
        "testbbb.test-istio.svc.cluster.local",
        "testbbb.test-istio.svc.cluster.local.:32000",
        "cart.shop.svc.mesh.company.com",
        "db-0.db.shop.svc.cluster.local",
        "localhost:8080",
        "127.0.0.1:31000",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.1.1",
        "[::1]:8080",
        "::1",
        "[fd00::1]",
        "[fe80::1]",
        "printer.lan",
        "api.internal"
      })
  void internal_allows(String host) {
    assertThat(HostPolicy.internal().allows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaa.com",
        "AAA.COM:443",
        "aaa.com.",
        "github.com",
        "api.stripe.com",
        "example.io",
        "shop.example.dev",
        "8.8.8.8",
        "172.15.0.1",
        "172.32.0.1",
        "192.169.0.1",
        "11.0.0.1",
        "100.128.0.1",
        "[2001:db8::1]:443",
        "svc.example.com",
        "a.b.example.com",
        "notlocal.example.org",
        "1.2.3.4.example.com",
        "shop.io",
        "example.dev",
        "example.app:443",
        "GET.SHOP",
        "example.xyz",
        "example.nl",
        "example.xn--fiqs8s",
        "例え.テスト",
        "example.a_b",
        "example..",
        ""
      })
  void internal_withholdsFrom(String host) {
    assertThat(HostPolicy.internal().allows(host)).isFalse();
  }

  @Test
  void namespace_thatIsCalledLikeAPublicDomain_isOneOnlyIfAllowed() {
    HostPolicy policy = HostPolicy.of(Collections.singletonList("*.prod"), Collections.emptyList());

    assertThat(HostPolicy.internal().allows("cart.prod")).isFalse();
    assertThat(HostPolicy.internal().allows("cart.prod.svc")).isTrue();
    assertThat(policy.allows("cart.prod")).isTrue();
  }

  @Test
  void allow_addsHostsAndSubdomains() {
    HostPolicy policy =
        HostPolicy.of(Arrays.asList("Shop.Example.com", "*.partner.com"), Collections.emptyList());

    assertThat(policy.allows("shop.example.com:443")).isTrue();
    assertThat(policy.allows("api.partner.com")).isTrue();
    assertThat(policy.allows("a.api.partner.com")).isTrue();
    assertThat(policy.allows("partner.com")).isFalse();
    assertThat(policy.allows("evilpartner.com")).isFalse();
    assertThat(policy.allows("shop.example.com.evil.com")).isFalse();
    assertThat(policy.allows("testbbb")).isTrue();
  }

  @Test
  void deny_winsOverAllowAndInternal() {
    HostPolicy policy =
        HostPolicy.of(Collections.singletonList("*"), Arrays.asList("legacy", "*.aaa.com"));

    assertThat(policy.allows("legacy:80")).isFalse();
    assertThat(policy.allows("x.aaa.com")).isFalse();
    assertThat(policy.allows("aaa.com")).isTrue();
  }

  @Test
  void everywhere_allowsThirdParties() {
    assertThat(HostPolicy.everywhere().allows("api.stripe.com")).isTrue();
  }

  @Test
  void decisions_areTheSameBeyondWhatIsRemembered() {
    HostPolicy policy = HostPolicy.internal();

    for (int i = 0; i < 3000; i++) {
      assertThat(policy.allows("host" + i + ".example.com")).isFalse();
      assertThat(policy.allows("host" + i)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*.", "a b", "http://aaa.com", "*aaa.com", "a/*", "a\nb", "*.*.com"})
  void pattern_thatIsNone_isRefused(String pattern) {
    assertThatThrownBy(
            () -> HostPolicy.of(Collections.singletonList(pattern), Collections.emptyList()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write a host, *.domain or *");
  }
}
