package io.meshlane.propagation.okhttp;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for calls that have not run yet; one that never runs is forgotten with its call.
 * Thread-safe, without a lock that all calls would share.
 */
final class Captures {
  private final ConcurrentMap<Key, Request> requests = new ConcurrentHashMap<>();
  private final ReferenceQueue<Call> collected = new ReferenceQueue<>();

  void put(Call call, Request request) {
    forgetCollected();
    requests.put(new Key(call, collected), request);
  }

  @Nullable Request take(Call call) {
    return requests.remove(new Key(call, null));
  }

  int size() {
    forgetCollected();
    return requests.size();
  }

  private void forgetCollected() {
    for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
      requests.remove(key);
    }
  }

  /** Equal to the keys of the same call, and to itself when that is gone. */
  private static final class Key extends WeakReference<Call> {
    private final int hash;

    Key(Call call, @Nullable ReferenceQueue<Call> collected) {
      super(call, collected);
      this.hash = System.identityHashCode(call);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Call call = get();
      return call != null && other instanceof Key && ((Key) other).get() == call;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
