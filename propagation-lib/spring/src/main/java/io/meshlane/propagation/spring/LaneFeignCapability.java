package io.meshlane.propagation.spring;

import feign.AsyncClient;
import feign.Capability;
import feign.Client;
import feign.Request;
import io.meshlane.propagation.Propagation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends the lane on with Feign: as a bean for Spring Cloud OpenFeign, or by {@code
 * Feign.builder().addCapability(…)}.
 *
 * <p>Only where the request has no such header after every interceptor, whatever their order: no
 * interceptor itself, because Feign's add a second line to a header that is there. The host policy
 * is asked about the host of the address or, with a load balancer, about the service's name.
 * Thread-safe.
 */
public final class LaneFeignCapability implements Capability {
  // Not java.net.URI, which refuses what a query may hold.
  private static final Pattern AUTHORITY = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://([^/?#]*)");

  private final Propagation propagation;

  /** Sends by the rules of {@code propagation}. */
  public LaneFeignCapability(Propagation propagation) {
    this.propagation = propagation;
  }

  @Override
  public Client enrich(Client client) {
    return (request, options) -> client.execute(stamped(request), options);
  }

  @Override
  public AsyncClient<Object> enrich(AsyncClient<Object> client) {
    return (request, options, context) -> client.execute(stamped(request), options, context);
  }

  private Request stamped(Request request) {
    StampedFeignRequest stamped = new StampedFeignRequest(request);
    propagation.send(stamped, host(request.url()), StampedFeignRequest.WRITER);
    return stamped.result();
  }

  private static @Nullable String host(String url) {
    Matcher authority = AUTHORITY.matcher(url);
    return authority.lookingAt() ? TargetHost.ofAuthority(authority.group(1)) : null;
  }
}
