package io.meshlane.propagation.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A request as {@link RecordingServer} received it. Immutable. */
public final class ReceivedRequest {
  private final String path;
  private final Map<String, List<String>> headers;

  ReceivedRequest(String path, Map<String, List<String>> headers) {
    this.path = path;
    this.headers = headers;
  }

  /** Its path, without the query. */
  public String path() {
    return path;
  }

  /** The value of each header line called {@code name} in any case, in order. */
  public List<String> values(String name) {
    List<String> values = new ArrayList<>();
    headers.forEach(
        (key, lines) -> {
          if (key.equalsIgnoreCase(name)) {
            values.addAll(lines);
          }
        });
    return Collections.unmodifiableList(values);
  }

  @Override
  public String toString() {
    return path + " " + headers;
  }
}
