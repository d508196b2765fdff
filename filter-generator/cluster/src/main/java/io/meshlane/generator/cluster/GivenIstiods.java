package io.meshlane.generator.cluster;

import io.meshlane.generator.cluster.istiod.Istiods;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Those the user names; that they are all there are, the user must know. */
record GivenIstiods(List<URI> urls) implements Istiods {

  @Override
  public Map<String, URI> current() {
    Map<String, URI> current = new TreeMap<>();
    urls.forEach(url -> current.put(url.toString(), url));
    return current;
  }

  @Override
  public void close() {}
}
