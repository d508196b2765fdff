package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.Propagation;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/**
 * Makes calls that carry the lane of the code that makes them: the way OkHttp itself provides, for
 * whoever takes a {@link Call.Factory}, such as Retrofit. Immutable and thread-safe.
 *
 * @see LaneOkHttp#callFactory
 */
public final class LaneCallFactory implements Call.Factory, WebSocket.Factory {
  private final Call.Factory calls;
  private final Stamps stamps;
  private final boolean callbacksInLane;

  private LaneCallFactory(Call.Factory calls, Stamps stamps, boolean callbacksInLane) {
    this.calls = calls;
    this.stamps = stamps;
    this.callbacksInLane = callbacksInLane;
  }

  static LaneCallFactory of(Call.Factory calls, Propagation rules) {
    Call.Factory plain =
        calls instanceof LaneOkHttpClient ? ((LaneOkHttpClient) calls).plain() : calls;
    Call.Factory guarded =
        plain.getClass() == OkHttpClient.class ? WireGuard.in((OkHttpClient) plain, rules) : plain;
    return new LaneCallFactory(guarded, new Stamps(rules), false);
  }

  /**
   * A factory like this, whose calls run their callbacks in the lane of {@code newCall}.
   *
   * <p>The calls are proxies: not for code that casts a {@link Call} to a class of OkHttp's own.
   */
  public LaneCallFactory withCallbacksInLane() {
    return new LaneCallFactory(calls, stamps, true);
  }

  @Override
  public Call newCall(Request request) {
    Call call = calls.newCall(stamps.stamp(request));
    return callbacksInLane ? CallbackCall.of(call) : call;
  }

  /**
   * Connects in the lane of the caller; the listener's methods run in none.
   *
   * @throws IllegalStateException if the calls go through a factory that makes no web sockets
   */
  @Override
  public WebSocket newWebSocket(Request request, WebSocketListener listener) {
    if (!(calls instanceof WebSocket.Factory)) {
      throw new IllegalStateException(calls + " makes no web sockets");
    }
    return ((WebSocket.Factory) calls).newWebSocket(stamps.stamp(request), listener);
  }
}
