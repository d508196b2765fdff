package io.meshlane.generator.istio;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Routes for some hosts, at gateways, in the mesh, or both.
 *
 * @param gateways empty for the mesh alone
 * @param http in the order in which Envoy tries them: the first that matches wins
 * @see <a
 *     href="https://istio.io/latest/docs/reference/config/networking/virtual-service/">VirtualService</a>
 */
public record VirtualService(
    ObjectMeta meta, List<String> hosts, List<String> gateways, List<HttpRoute> http)
    implements IstioObject {

  /**
   * One rule.
   *
   * @param match alternatives; empty for every request
   * @param route empty when the proxy answers itself
   */
  public record HttpRoute(
      String name,
      List<HttpMatch> match,
      List<Destination> route,
      @Nullable Integer directStatus,
      @Nullable String rewriteUri,
      @Nullable String timeout,
      @Nullable Retries retries,
      @Nullable Fault fault,
      Headers headers) {}

  /** Conditions that must all hold. */
  public record HttpMatch(
      List<String> gateways,
      @Nullable Integer port,
      @Nullable StringMatch uri,
      @Nullable StringMatch authority,
      SortedMap<String, StringMatch> headers,
      List<String> withoutHeaders) {}

  /**
   * How a text is compared.
   *
   * @param type {@code exact}, {@code prefix} or {@code regex}
   */
  public record StringMatch(String type, String value) {
    /** The text itself, with case. */
    public static StringMatch exact(String value) {
      return new StringMatch("exact", value);
    }

    /** Everything that begins with it. */
    public static StringMatch prefix(String value) {
      return new StringMatch("prefix", value);
    }

    /** RE2, the whole text. */
    public static StringMatch regex(String value) {
      return new StringMatch("regex", value);
    }
  }

  /**
   * Where requests go.
   *
   * @param port only for services with several
   * @param weight only where there are several destinations
   */
  public record Destination(
      String host, String subset, @Nullable Integer port, @Nullable Integer weight) {}

  /** Retry policy; {@code retryOn} joined by commas, without blanks. */
  public record Retries(int attempts, @Nullable String perTryTimeout, @Nullable String retryOn) {}

  /** Delay and abort; percentages as Istio prints them. */
  public record Fault(
      @Nullable String delayPercent,
      @Nullable String delay,
      @Nullable String abortPercent,
      @Nullable Integer abortStatus) {}

  /** Changes to request and response headers. */
  public record Headers(
      SortedMap<String, String> requestSet,
      List<String> requestRemove,
      SortedMap<String, String> responseSet) {
    /** True when there is something to print. */
    public boolean any() {
      return request() || !responseSet.isEmpty();
    }

    /** True when requests are changed. */
    public boolean request() {
      return !requestSet.isEmpty() || !requestRemove.isEmpty();
    }
  }
}
