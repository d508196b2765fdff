package io.meshlane.propagation.spring;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Scope;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/** Carries the lane of one request to the one task it has. */
final class LaneCallableInterceptor implements CallableProcessingInterceptor {
  private @Nullable Propagated propagated;
  private @Nullable Scope scope;

  @Override
  public <T> void beforeConcurrentHandling(NativeWebRequest request, Callable<T> task) {
    propagated = CurrentLane.capture();
  }

  @Override
  public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
    scope = CurrentLane.open(propagated);
  }

  @Override
  public <T> void postProcess(
      NativeWebRequest request, Callable<T> task, @Nullable Object concurrentResult) {
    if (scope != null) {
      scope.close();
    }
  }
}
