package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import okhttp3.Call;
import okhttp3.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A call whose callback runs with what the thread carried that made the call.
 *
 * <p>A proxy, not a class that implements {@link Call}: OkHttp 5 has given that interface methods
 * that a class compiled against an older one lacks.
 */
final class CallbackCall implements InvocationHandler {
  private final Call call;
  private final @Nullable Propagated captured = CurrentLane.capture();

  private CallbackCall(Call call) {
    this.call = call;
  }

  static Call of(Call call) {
    return (Call)
        Proxy.newProxyInstance(
            Call.class.getClassLoader(), new Class<?>[] {Call.class}, new CallbackCall(call));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "enqueue":
        call.enqueue(new LaneCallback((Callback) first(arguments), captured, (Call) proxy));
        return null;
      case "clone":
        return of(call.clone());
      case "equals":
        return proxy == first(arguments);
      default:
        return forward(method, arguments);
    }
  }

  private @Nullable Object forward(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(call, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static Object first(Object @Nullable [] arguments) {
    if (arguments == null) {
      throw new IllegalStateException("a method without arguments");
    }
    return arguments[0];
  }
}
