package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.Propagation;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Looks at each request once more before it goes out, redirected and repeated ones too.
 *
 * <p>It takes the headers off when a redirect leaves the hosts that are sent them, also those that
 * the caller had set by hand: they were meant for the first host. And where an interceptor of the
 * user's has added a second line, it leaves that one alone: a route of the mesh matches one line.
 * OkHttp runs no network interceptor for web sockets.
 */
final class WireGuard implements Interceptor {
  private final Propagation rules;

  private WireGuard(Propagation rules) {
    this.rules = rules;
  }

  /** {@code client} with a guard. */
  static OkHttpClient in(OkHttpClient client, Propagation rules) {
    boolean isGuarded = client.networkInterceptors().stream().anyMatch(WireGuard.class::isInstance);
    return isGuarded
        ? client
        : client.newBuilder().addNetworkInterceptor(new WireGuard(rules)).build();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!mayKeep(request, chain)) {
      return chain.proceed(without(request));
    }
    return chain.proceed(hasSeveralLines(request) ? withTheLastLine(request) : request);
  }

  /** A request to a host outside of the rules was given no header by us: what it has is its own. */
  private boolean mayKeep(Request request, Chain chain) {
    return rules.hosts().allows(request.url().host())
        || !rules.hosts().allows(chain.call().request().url().host());
  }

  private boolean hasSeveralLines(Request request) {
    Headers headers = request.headers();
    int lines = 0;
    for (int i = 0; i < headers.size(); i++) {
      lines += headers.name(i).equalsIgnoreCase(rules.header()) ? 1 : 0;
    }
    return lines > 1;
  }

  private Request withTheLastLine(Request request) {
    String last = request.header(rules.header());
    return last == null ? request : request.newBuilder().header(rules.header(), last).build();
  }

  private Request without(Request request) {
    Request.Builder builder = request.newBuilder().removeHeader(rules.header());
    rules.furtherHeaders().forEach(builder::removeHeader);
    return builder.build();
  }
}
