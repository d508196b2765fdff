package io.meshlane.propagation;

import org.jspecify.annotations.Nullable;

/** What the making thread carried, to be brought back on whichever thread runs its work. */
final class Captured {
  private final @Nullable String lane;
  private final @Nullable FurtherHeaders further;

  Captured() {
    Slot slot = Slot.current();
    this.lane = slot.lane;
    this.further = slot.further;
  }

  Scope open() {
    return Slot.current().enter(lane, further);
  }
}
