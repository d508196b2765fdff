package io.meshlane.propagation.javahttp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an {@link HttpClient} can be asked since Java 21, called without compiling against it. */
enum Closing {
  SHUTDOWN("shutdown"),
  SHUTDOWN_NOW("shutdownNow"),
  CLOSE("close"),
  IS_TERMINATED("isTerminated"),
  AWAIT_TERMINATION("awaitTermination", Duration.class);

  @SuppressWarnings("ImmutableEnumChecker") // nobody makes a public method accessible
  private final @Nullable Method method;

  Closing(String name, Class<?>... parameters) {
    this.method = find(name, parameters);
  }

  /** Null where there is nothing to call: before Java 21 a client is not closed. */
  @Nullable Object call(HttpClient client, Object... arguments) {
    if (method == null) {
      return null;
    }
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      return throwAsItIs(Objects.requireNonNull(e.getCause()));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e); // a public method of a public, exported class
    }
  }

  private static @Nullable Method find(String name, Class<?>... parameters) {
    try {
      return HttpClient.class.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  // awaitTermination throws InterruptedException, which its caller is to see.
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> Object throwAsItIs(Throwable failure) throws E {
    throw (E) failure;
  }
}
