package io.meshlane.propagation.spring;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.Trigger;

/**
 * Wraps what is handed to any executor or scheduler, Java's or Spring's, of whatever version.
 *
 * <p>A task that repeats is handed over as work that no request asked for: it would keep the lane
 * of the request that happened to start it until the process ends. Wrapped, because a tracer brings
 * that request back for each run.
 */
final class LaneTaskInterceptor implements MethodInterceptor {
  private static final Set<String> HAND_OVER =
      new HashSet<>(
          Arrays.asList(
              "execute",
              "submit",
              "submitListenable",
              "submitCompletable",
              "invokeAll",
              "invokeAny",
              "schedule"));

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    String name = invocation.getMethod().getName();
    Class<?>[] types = invocation.getMethod().getParameterTypes();
    if (isRepeating(name, types)) {
      try (Scope ignored = CurrentLane.open(Propagated.OF_NO_REQUEST)) {
        return handOver(invocation, types[0]);
      }
    }
    return types.length > 0 && HAND_OVER.contains(name)
        ? handOver(invocation, types[0])
        : invocation.proceed();
  }

  private static @Nullable Object handOver(MethodInvocation invocation, Class<?> type)
      throws Throwable {
    Object[] arguments = invocation.getArguments();
    arguments[0] = wrapped(type, arguments[0]);
    return invocation.proceed();
  }

  private static boolean isRepeating(String name, Class<?>[] types) {
    return name.startsWith("scheduleAtFixedRate")
        || name.startsWith("scheduleWithFixedDelay")
        || (name.equals("schedule") && types.length == 2 && types[1] == Trigger.class);
  }

  private static @Nullable Object wrapped(Class<?> type, @Nullable Object task) {
    if (type == Runnable.class && task != null) {
      return CurrentLane.wrap((Runnable) task);
    }
    if (type == Callable.class && task != null) {
      return CurrentLane.wrap((Callable<?>) task);
    }
    return task instanceof Collection ? wrappedAll((Collection<?>) task) : task;
  }

  private static List<@Nullable Object> wrappedAll(Collection<?> tasks) {
    List<@Nullable Object> wrapped = new ArrayList<>(tasks.size());
    tasks.forEach(task -> wrapped.add(wrapped(Callable.class, task)));
    return wrapped;
  }
}
