package io.meshlane.propagation.servlet;

import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;

/** Hears when an asynchronous request is over. */
final class JavaxCompletion implements AsyncListener {
  private final ServedRequest served;

  JavaxCompletion(ServedRequest served) {
    this.served = served;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    served.end();
  }

  // After each of these the container still calls onComplete, or asynchronous work goes on.

  @Override
  public void onTimeout(AsyncEvent event) {}

  @Override
  public void onError(AsyncEvent event) {}

  @Override
  public void onStartAsync(AsyncEvent event) {}
}
