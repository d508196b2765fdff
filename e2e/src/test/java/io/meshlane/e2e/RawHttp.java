package io.meshlane.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** HTTP/1.0, which no client library sends any more. */
final class RawHttp {
  private RawHttp() {}

  /** All that came back, as text. */
  static String get10(String url, String host) {
    URI server = URI.create(url);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(10_000);
      String request = "GET / HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(url + ": " + e, e);
    }
  }
}
