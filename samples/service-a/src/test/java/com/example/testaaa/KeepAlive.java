package com.example.testaaa;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.yaml.snakeyaml.Yaml;

/** How long the running server keeps a connection, as it says on the wire. */
record KeepAlive(URL url) {
  private static final Path TOPOLOGY = Path.of("../../k8s/meshlane.yaml");

  static KeepAlive of(ConfigurableApplicationContext service) throws IOException {
    String port = service.getEnvironment().getRequiredProperty("local.server.port");
    return new KeepAlive(new URL("http://127.0.0.1:" + port + "/slow?millis=0"));
  }

  /** The idleTimeout that k8s/meshlane.yaml gives the proxies of {@code service}. */
  @SuppressWarnings("unchecked")
  static long idleSecondsOfProxies(String service) throws IOException {
    Map<String, Map<String, Object>> file = new Yaml().load(Files.readString(TOPOLOGY));
    List<Map<String, Object>> services =
        (List<Map<String, Object>>) file.get("spec").get("services");
    Map<String, Object> traffic =
        (Map<String, Object>)
            services.stream()
                .filter(it -> it.get("name").equals(service))
                .findFirst()
                .orElseThrow()
                .get("traffic");
    return Duration.parse("PT" + traffic.get("idleTimeout")).toSeconds();
  }

  /** What the server promises a client that asks to keep the connection. */
  long seconds() throws IOException {
    return Long.parseLong(
        ask().getHeaderField("Keep-Alive").replaceFirst("timeout=(\\d+).*", "$1"));
  }

  /** Whether one of so many requests, one after the other, was the last of its connection. */
  boolean closedWithin(int requests) throws IOException {
    boolean closed = false;
    for (int i = 0; i < requests; i++) {
      closed |= "close".equals(ask().getHeaderField("Connection"));
    }
    return closed;
  }

  private HttpURLConnection ask() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    try (InputStream body = connection.getInputStream()) {
      body.readAllBytes();
    }
    return connection;
  }
}
