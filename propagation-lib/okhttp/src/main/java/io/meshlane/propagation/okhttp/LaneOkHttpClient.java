package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.Propagation;
import java.lang.reflect.Modifier;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** A client that puts the headers on where the call is made. */
final class LaneOkHttpClient extends OkHttpClient {
  private final OkHttpClient plain;
  private final Stamps stamps;
  private final Fallback fallback;

  private LaneOkHttpClient(OkHttpClient plain, OkHttpClient.Builder builder, Propagation rules) {
    super(builder);
    this.plain = plain;
    this.stamps = new Stamps(rules);
    this.fallback = new Fallback(rules);
  }

  static LaneOkHttpClient of(OkHttpClient client, Propagation rules) {
    return new LaneOkHttpClient(client, WireGuard.in(client, rules).newBuilder(), rules);
  }

  /** False on OkHttp 3, whose client can be inherited from only in its own package. */
  static boolean isPossible() {
    try {
      return Modifier.isPublic(
          OkHttpClient.class.getDeclaredConstructor(OkHttpClient.Builder.class).getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** The client it was made of. */
  OkHttpClient plain() {
    return plain;
  }

  @Override
  public Call newCall(Request request) {
    return super.newCall(stamps.stamp(request));
  }

  @Override
  public WebSocket newWebSocket(Request request, WebSocketListener listener) {
    return super.newWebSocket(stamps.stamp(request), listener);
  }

  /** What the builder builds is an ordinary client; see {@link Fallback}. */
  @Override
  public OkHttpClient.Builder newBuilder() {
    return fallback.addTo(super.newBuilder(), eventListenerFactory());
  }
}
