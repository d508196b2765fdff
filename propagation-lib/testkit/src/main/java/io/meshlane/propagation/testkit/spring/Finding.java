package io.meshlane.propagation.testkit.spring;

/** What one probe of a bean has shown. Immutable. */
final class Finding {
  static final Finding FINE = new Finding(false, false, "");

  private final boolean lost;
  private final boolean unknown;
  private final String text;

  private Finding(boolean lost, boolean unknown, String text) {
    this.lost = lost;
    this.unknown = unknown;
    this.text = text;
  }

  static Finding lost(String text) {
    return new Finding(true, false, text);
  }

  static Finding unknown(String text) {
    return new Finding(false, true, text);
  }

  boolean isLost() {
    return lost;
  }

  boolean isUnknown() {
    return unknown;
  }

  String text() {
    return text;
  }
}
