package io.meshlane.propagation.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.ui.ModelMap;
import org.springframework.web.context.request.AsyncWebRequestInterceptor;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * Runs the {@code Callable}, {@code WebAsyncTask} or {@code StreamingResponseBody} that an MVC
 * controller returns with the request's lane, on whichever executor.
 *
 * <p>Registered by a {@code WebMvcConfigurer}. A {@code DeferredResult} needs nothing: its result
 * comes from the application's own threads. Thread-safe.
 */
public final class LaneWebRequestInterceptor implements AsyncWebRequestInterceptor {
  private static final Object KEY = LaneWebRequestInterceptor.class;

  // One for each request: a shared one would have to keep the lane in the request, which may be
  // recycled, after a timeout, before its task begins.
  @Override
  public void preHandle(WebRequest request) {
    WebAsyncUtils.getAsyncManager(request)
        .registerCallableInterceptor(KEY, new LaneCallableInterceptor());
  }

  @Override
  public void postHandle(WebRequest request, @Nullable ModelMap model) {}

  @Override
  public void afterCompletion(WebRequest request, @Nullable Exception failure) {}

  @Override
  public void afterConcurrentHandlingStarted(WebRequest request) {}
}
