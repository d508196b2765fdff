package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;

/**
 * Makes OkHttp calls carry the lane of the code that made them.
 *
 * <pre>{@code
 * OkHttpClient client = LaneOkHttp.client(new OkHttpClient(), Propagation.withDefaults());
 * }</pre>
 *
 * <p>The lane is that of {@code newCall}, whichever thread runs the call and however long it
 * queues. A response cache does not know of lanes: give no client one that calls services of
 * several lanes, unless they answer with {@code Vary}. Thread-safe; null is accepted nowhere.
 */
public final class LaneOkHttp {
  private LaneOkHttp() {}

  /**
   * A client with the settings, the connections and the dispatcher of {@code client}; clients
   * derived from it by {@code newBuilder()} carry the lane too.
   *
   * <p>Returns {@code client} itself if it does so already, and if it is a subclass of somebody
   * else's, which could not be derived from without losing what it adds: give that to {@link
   * #callFactory}.
   */
  public static OkHttpClient client(OkHttpClient client, Propagation rules) {
    if (client.getClass() != OkHttpClient.class || Fallback.isIn(client)) {
      return client;
    }
    return LaneOkHttpClient.isPossible()
        ? LaneOkHttpClient.of(client, rules)
        : new Fallback(rules).addTo(client).build();
  }

  /**
   * A factory whose calls go through {@code calls}.
   *
   * <p>For an {@link OkHttpClient} the header is taken off when a redirect leaves the hosts that
   * are sent it; a factory of another kind must see to that itself.
   */
  public static LaneCallFactory callFactory(Call.Factory calls, Propagation rules) {
    return LaneCallFactory.of(calls, rules);
  }

  /** {@code callback}, called with what this thread carries now. */
  public static Callback callback(Callback callback) {
    return new LaneCallback(callback, CurrentLane.capture(), null);
  }
}
