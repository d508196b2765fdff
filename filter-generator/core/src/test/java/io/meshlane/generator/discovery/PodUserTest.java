package io.meshlane.generator.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodUserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {containers: [{name: a}]}                                                     | -1
          {securityContext: {runAsUser: 1000}}                                          | 1000
          {securityContext: {runAsUser: 1337}, containers: [{name: a}]}                 | 1337
          {securityContext: {runAsUser: 1337}, containers: [{name: a, securityContext: {runAsUser: 5}}]} | 5
          {containers: [{name: a, securityContext: {runAsUser: 5}}, {name: b, securityContext: {runAsUser: 1337}}]} | 1337
          {containers: [{name: a}], initContainers: [{name: b, securityContext: {runAsUser: 1337}}]}     | 1337
          {containers: [{name: a}, {name: istio-proxy, securityContext: {runAsUser: 1337}}]}             | -1
          """)
  void user_ofAPod_isTheContainersElseThePods(String pod, long expected) {
    String text = ManifestTexts.deployment("cart-v1", "{app: cart}", pod);

    OptionalLong user = ManifestTexts.read(text).inventory().workloads().get(0).runAsUser();

    assertThat(user.orElse(-1)).isEqualTo(expected);
  }
}
