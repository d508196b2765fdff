package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.ISTIOD_UNREACHABLE;

import io.meshlane.generator.cluster.istiod.Istiods;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Those the user names; that they are all there are, the user must know. */
record GivenIstiods(List<URI> urls) implements Istiods {
  private static final Pattern SCHEMES = Pattern.compile("https?://");

  /**
   * Those of {@code urls}.
   *
   * @throws ClusterProblem when one is no URL that can be asked
   */
  static GivenIstiods of(List<String> urls) {
    return new GivenIstiods(urls.stream().map(GivenIstiods::url).toList());
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && SCHEMES.matcher(text).lookingAt()) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // What is wrong with it matters less than what is right.
    }
    throw new ClusterProblem(
        ISTIOD_UNREACHABLE,
        text,
        "is no URL of an istiod",
        "write " + (text.contains("/") ? "http://localhost:15014" : "http://" + text));
  }

  @Override
  public Map<String, URI> current() {
    Map<String, URI> current = new TreeMap<>();
    urls.forEach(url -> current.put(url.toString(), url));
    return current;
  }

  @Override
  public void close() {}
}
