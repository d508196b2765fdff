package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Scope;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A callback that runs with what its maker's thread carried. */
final class LaneCallback implements Callback {
  private final Callback callback;
  private final @Nullable Propagated captured;
  private final @Nullable Call shown;

  /** Hands {@code shown} to the callback; null for the call that OkHttp hands over. */
  LaneCallback(Callback callback, @Nullable Propagated captured, @Nullable Call shown) {
    this.callback = callback;
    this.captured = captured;
    this.shown = shown;
  }

  @Override
  public void onResponse(Call call, Response response) throws IOException {
    try (Scope ignored = CurrentLane.open(captured)) {
      callback.onResponse(shown == null ? call : shown, response);
    }
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    try (Scope ignored = CurrentLane.open(captured)) {
      callback.onFailure(shown == null ? call : shown, failure);
    }
  }
}
