package io.meshlane.propagation;

/** Foreign text as it may stand in a message: short, printable, on one line. */
final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  static String text(String foreign) {
    StringBuilder text = new StringBuilder("'");
    for (int i = 0; i < Math.min(foreign.length(), LONGEST); i++) {
      char c = foreign.charAt(i);
      text.append(c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return text.append(foreign.length() > LONGEST ? "…'" : "'").toString();
  }
}
