package io.meshlane.demo;

/** Something that ends the demonstration; the message is all that its user needs. */
final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailure(String message) {
    super(message);
  }
}
