package io.meshlane.propagation.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Hears when an asynchronous request is over. */
final class JakartaCompletion implements AsyncListener {
  private final ServedRequest served;

  JakartaCompletion(ServedRequest served) {
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
