package io.meshlane.generator.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortProtocolTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {port: 80, appProtocol: HTTP}                  | HTTP
          {port: 80, appProtocol: http2, name: tcp}      | HTTP
          {port: 80, appProtocol: kubernetes.io/h2c}     | HTTP
          {port: 80, appProtocol: tcp, name: http}       | OPAQUE
          {port: 80, appProtocol: HTTPS}                 | OPAQUE
          {port: 80, appProtocol: kubernetes.io/wss}     | OPAQUE
          {port: 80, appProtocol: example.com/own}       | SNIFFED
          {port: 80, name: http}                         | HTTP
          {port: 80, name: http-web}                     | HTTP
          {port: 80, name: grpc-web-1}                   | HTTP
          {port: 80, name: grpc}                         | HTTP
          {port: 80, name: httpx}                        | SNIFFED
          {port: 80, name: web}                          | SNIFFED
          {port: 80}                                     | SNIFFED
          {port: 80, name: tcp-http}                     | OPAQUE
          {port: 443, name: https}                       | OPAQUE
          {port: 443, name: tls-http}                    | OPAQUE
          {port: 6379, name: redis}                      | OPAQUE
          {port: 3306, name: database}                   | OPAQUE
          {port: 3306, name: http}                       | HTTP
          {port: 80, name: http, protocol: UDP}          | OPAQUE
          {port: 80, name: http, protocol: SCTP}         | OPAQUE
          """)
  void port_asWritten_isWhatIstioTakesItFor(String port, PortProtocol expected) {
    Inventory inventory = ManifestTexts.read(ManifestTexts.service("cart", port)).inventory();

    PortProtocol protocol = PortProtocol.of(inventory.services().get(0).ports().get(0));

    assertThat(protocol).isEqualTo(expected);
  }
}
