package com.example.plain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends many requests at once over one connection, so that the server is what is busy. */
final class KeepAliveClient implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;
  private final BufferedReader in;

  KeepAliveClient(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    out = socket.getOutputStream();
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  /** Asks for {@code path} once for each of the header values, before it reads an answer. */
  void send(String path, List<String> values) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String value : values) {
      text.append("GET ")
          .append(path)
          .append(" HTTP/1.1\r\nHost: testaaa\r\nproject-version: ")
          .append(value)
          .append("\r\n\r\n");
    }
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The body of the next answer. */
  String answer() throws IOException {
    String status = in.readLine();
    if (status == null || !status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered " + status);
    }
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase().startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring("content-length: ".length()));
      }
    }
    char[] body = new char[length];
    for (int read = 0; read < length; ) {
      read += in.read(body, read, length - read);
    }
    return new String(body);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
