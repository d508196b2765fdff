package io.meshlane.propagation.testkit;

import io.meshlane.propagation.HeaderWriter;
import io.meshlane.propagation.Propagation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** The JDK's oldest client, given the lane by hand. */
record UrlConnectionClient(Propagation rules) implements LaneClient {
  private static final HeaderWriter<HttpURLConnection> WRITER =
      new HeaderWriter<>() {
        @Override
        public boolean contains(HttpURLConnection request, String name) {
          return request.getRequestProperty(name) != null;
        }

        @Override
        public void set(HttpURLConnection request, String name, String value) {
          request.setRequestProperty(name, value);
        }
      };

  @Override
  public int get(URI url, Map<String, String> headers) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setConnectTimeout(500);
    connection.setReadTimeout(500);
    headers.forEach(connection::setRequestProperty);
    rules.send(connection, url.getHost(), WRITER);
    return connection.getResponseCode();
  }
}
