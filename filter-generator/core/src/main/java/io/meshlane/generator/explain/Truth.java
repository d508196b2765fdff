package io.meshlane.generator.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Yes, no, or unknown with its reasons.
 *
 * @param reasons why it is unknown; empty otherwise
 */
record Truth(Value value, List<Unread> reasons) {
  static final Truth YES = new Truth(Value.YES, List.of());
  static final Truth NO = new Truth(Value.NO, List.of());

  enum Value {
    YES,
    NO,
    UNKNOWN
  }

  Truth {
    reasons = List.copyOf(reasons);
  }

  static Truth of(boolean value) {
    return value ? YES : NO;
  }

  static Truth unknown(Unread reason) {
    return new Truth(Value.UNKNOWN, List.of(reason));
  }

  boolean isYes() {
    return value == Value.YES;
  }

  boolean isNo() {
    return value == Value.NO;
  }

  Truth not() {
    return switch (value) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> this;
    };
  }

  /** No as soon as one is no; unknown when none is no and one is unknown. */
  static Truth all(List<Truth> truths) {
    return decided(truths, NO, YES);
  }

  /** Yes as soon as one is yes; unknown when none is yes and one is unknown. */
  static Truth any(List<Truth> truths) {
    return decided(truths, YES, NO);
  }

  private static Truth decided(List<Truth> truths, Truth deciding, Truth otherwise) {
    List<Unread> reasons = new ArrayList<>();
    for (Truth truth : truths) {
      if (truth.value == deciding.value) {
        return deciding;
      }
      reasons.addAll(truth.reasons);
    }
    return reasons.isEmpty() ? otherwise : new Truth(Value.UNKNOWN, reasons);
  }
}
