package io.meshlane.generator.cluster.istiod;

import java.net.URI;
import java.util.Map;

/** Where the istiods of a mesh are; they come and go. */
public interface Istiods extends AutoCloseable {

  /**
   * Where each istiod's monitoring port answers now, by a name that another process does not get.
   *
   * @throws IstiodUnavailable when that cannot be found out now
   */
  Map<String, URI> current() throws IstiodUnavailable;

  /** Why none of the ways to them works, where that is known; else empty. */
  default String problem() {
    return "";
  }

  @Override
  void close();
}
