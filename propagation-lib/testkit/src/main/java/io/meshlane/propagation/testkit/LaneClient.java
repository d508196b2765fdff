package io.meshlane.propagation.testkit;

import java.net.URI;
import java.util.Map;

/**
 * An HTTP client as {@link HttpClientContract} sees it.
 *
 * <p>It gives up on an answer after about half a second, and is used from several threads at once.
 */
public interface LaneClient extends AutoCloseable {
  /**
   * Sends {@code GET url} with these header lines and reads the answer.
   *
   * @return its status
   * @throws Exception if no answer came: any exception the client throws is welcome
   */
  int get(URI url, Map<String, String> headers) throws Exception;

  /** Does nothing, unless the client needs it. */
  @Override
  default void close() throws Exception {}
}
