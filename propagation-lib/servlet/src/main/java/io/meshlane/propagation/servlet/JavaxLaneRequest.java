package io.meshlane.propagation.servlet;

import javax.servlet.AsyncContext;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose asynchronous work stays in its lane, and which tells when that is over. */
final class JavaxLaneRequest extends HttpServletRequestWrapper {
  private final ServedRequest served;
  private @Nullable JavaxLaneAsyncContext async;

  private JavaxLaneRequest(HttpServletRequest request, ServedRequest served) {
    super(request);
    this.served = served;
  }

  /** {@code request} itself if it is one already, perhaps within the wrappers of others. */
  static HttpServletRequest of(HttpServletRequest request, ServedRequest served) {
    return request instanceof HttpServletRequestWrapper
            && ((HttpServletRequestWrapper) request).isWrapperFor(JavaxLaneRequest.class)
        ? request
        : new JavaxLaneRequest(request, served);
  }

  @Override
  public AsyncContext startAsync() {
    return started(super.startAsync());
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return started(super.startAsync(request, response));
  }

  @Override
  public AsyncContext getAsyncContext() {
    return inLane(super.getAsyncContext());
  }

  private AsyncContext started(AsyncContext context) {
    served.asyncStarted();
    // Each start clears the listeners of the one before, so none is told twice.
    context.addListener(new JavaxCompletion(served));
    return inLane(context);
  }

  private AsyncContext inLane(AsyncContext context) {
    JavaxLaneAsyncContext known = async;
    if (known == null || !known.isOf(context)) {
      known = new JavaxLaneAsyncContext(context, served);
      async = known;
    }
    return known;
  }
}
