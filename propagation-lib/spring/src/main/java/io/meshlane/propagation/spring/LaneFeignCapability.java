package io.meshlane.propagation.spring;

import feign.RequestInterceptor;
import feign.RequestTemplate;
import feign.Target;
import io.meshlane.propagation.HeaderWriter;
import io.meshlane.propagation.Propagation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends the lane on with Feign: as a bean for Spring Cloud OpenFeign, or by {@code
 * Feign.builder().requestInterceptor(…)}.
 *
 * <p>Only where the request has no such header. The host policy is asked about the client's {@code
 * url} or, with a load balancer, about the service's name. Thread-safe.
 */
public final class LaneFeignInterceptor implements RequestInterceptor {
  // Not java.net.URI, which refuses what a query may hold at this point.
  private static final Pattern AUTHORITY = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://([^/?#]*)");

  private static final HeaderWriter<RequestTemplate> WRITER =
      new HeaderWriter<RequestTemplate>() {
        @Override
        public boolean contains(RequestTemplate template, String name) {
          return template.headers().keySet().stream().anyMatch(name::equalsIgnoreCase);
        }

        @Override
        public void set(RequestTemplate template, String name, String value) {
          template.header(name, value);
        }
      };

  private final Propagation propagation;

  /** Sends by the rules of {@code propagation}. */
  public LaneFeignInterceptor(Propagation propagation) {
    this.propagation = propagation;
  }

  @Override
  public void apply(RequestTemplate template) {
    propagation.send(template, host(template), WRITER);
  }

  /** An address given as an argument of the call, or else that of the client. */
  private static @Nullable String host(RequestTemplate template) {
    String host = host(template.url());
    Target<?> target = template.feignTarget();
    return host == null && target != null ? host(target.url()) : host;
  }

  private static @Nullable String host(String url) {
    Matcher authority = AUTHORITY.matcher(url);
    return authority.lookingAt() ? TargetHost.ofAuthority(authority.group(1)) : null;
  }
}
