package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import java.io.IOException;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Does in an ordinary client what {@link LaneOkHttpClient} does at {@code newCall}: for clients
 * derived from that one, and for OkHttp 3.
 *
 * <p>The only code of ours that an ordinary client runs at {@code newCall} is its factory of event
 * listeners; there the headers are decided, and here they are set, where there are none. If the
 * user puts another factory in its place, calls that run on the thread that makes them carry the
 * lane it has when they run; others carry nothing.
 */
final class Fallback implements Interceptor {
  private final Propagation rules;
  private final Stamps stamps;
  private final Captures captures = new Captures();

  Fallback(Propagation rules) {
    this.rules = rules;
    this.stamps = new Stamps(rules);
  }

  static boolean isIn(OkHttpClient client) {
    return client.interceptors().stream().anyMatch(Fallback.class::isInstance);
  }

  OkHttpClient.Builder addTo(OkHttpClient client) {
    OkHttpClient guarded = WireGuard.in(client, rules);
    return addTo(guarded.newBuilder(), client.eventListenerFactory());
  }

  OkHttpClient.Builder addTo(OkHttpClient.Builder builder, EventListener.Factory listeners) {
    // First, so that an interceptor of the user's which repeats a call repeats it with the lane.
    builder.interceptors().add(0, this);
    return builder.eventListenerFactory(
        call -> {
          if (!stamps.isDecided(call.request())) {
            captures.put(call, stamps.stamp(call.request()));
          }
          return listeners.create(call);
        });
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    return chain.proceed(
        stamps.isDecided(request) ? request : decide(captures.take(chain.call()), request));
  }

  private Request decide(@Nullable Request stamped, Request request) {
    if (stamped != null) {
      return stamps.copy(stamped, request);
    }
    return isOnDispatcher() || CurrentLane.capture() == null ? request : stamps.stamp(request);
  }

  /**
   * A queued call is started by the thread that finished the one before: where the dispatcher's
   * executor hands lanes on, that thread carries the other call's. OkHttp names its threads after
   * the call they run.
   */
  private static boolean isOnDispatcher() {
    return Thread.currentThread().getName().startsWith("OkHttp http");
  }
}
