package io.meshlane.propagation.it;

import java.util.Locale;

/** What the next service does with a request instead of answering it; the request's id says it. */
enum Trouble {
  /** Answers at once. */
  NONE,
  /** Answers 503. */
  FAILS,
  /** Hangs up. */
  HANGS_UP,
  /** Answers later than its caller's caller waits. */
  SLOW;

  private static final Trouble[] TROUBLES = {FAILS, HANGS_UP, SLOW};

  static Trouble of(int number) {
    return TROUBLES[number % TROUBLES.length];
  }

  /** The trouble that {@link #id} has put into a request's path. */
  static Trouble ofPath(String path) {
    for (Trouble trouble : TROUBLES) {
      if (path.startsWith("/" + trouble.prefix())) {
        return trouble;
      }
    }
    return NONE;
  }

  String id(String id) {
    return this == NONE ? id : prefix() + id;
  }

  private String prefix() {
    return name().toLowerCase(Locale.ROOT) + "/";
  }
}
