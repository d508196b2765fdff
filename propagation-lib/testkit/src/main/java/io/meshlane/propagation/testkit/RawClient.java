package io.meshlane.propagation.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no client library would let through: header lines as they are, byte for byte. */
final class RawClient {
  private static final int TIMEOUT_MILLIS = 10_000;

  private final URI root;

  RawClient(URI root) {
    this.root = root;
  }

  /** One character of a line is one byte on the wire. */
  RawAnswer get(String path, String... headerLines) throws IOException {
    StringBuilder text = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    text.append("Host: ").append(root.getHost()).append("\r\nConnection: close\r\n");
    for (String line : headerLines) {
      text.append(line).append("\r\n");
    }
    try (Socket socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new RawAnswer(readAll(socket.getInputStream()));
    }
  }

  private static String readAll(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes.write(buffer, 0, read);
    }
    return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
  }
}
