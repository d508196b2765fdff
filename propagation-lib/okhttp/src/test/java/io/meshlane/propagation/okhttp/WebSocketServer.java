package io.meshlane.propagation.okhttp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Accepts one upgrade, remembers its header lines, and closes the web socket. */
final class WebSocketServer implements AutoCloseable {
  private static final String KEY = "sec-websocket-key: ";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final byte[] CLOSE_1000 = {(byte) 0x88, 2, 3, (byte) 0xe8};

  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final CompletableFuture<List<String>> lines = CompletableFuture.supplyAsync(this::serve);

  WebSocketServer() throws IOException {}

  String url() {
    return "ws://localhost:" + socket.getLocalPort() + "/";
  }

  /** The header lines, in lower case. */
  List<String> lines() throws Exception {
    return lines.get(10, java.util.concurrent.TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private List<String> serve() {
    try (Socket connection = socket.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
      List<String> head = new ArrayList<>();
      String key = "";
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        head.add(line.toLowerCase());
        key = line.toLowerCase().startsWith(KEY) ? line.substring(KEY.length()) : key;
      }
      connection.getOutputStream().write(accepted(key).getBytes(StandardCharsets.ISO_8859_1));
      connection.getOutputStream().write(CLOSE_1000);
      return head;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String accepted(String key) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
    return "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Accept: "
        + Base64.getEncoder().encodeToString(digest)
        + "\r\n\r\n";
  }
}
