package io.meshlane.propagation;

import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries from hop to hop: its lane and the values of further propagated headers.
 *
 * <p>Immutable. Taken by {@link CurrentLane#capture()} or {@link Propagation#read}, brought back by
 * {@link CurrentLane#open(Propagated)}: for frameworks that have a context of their own. Not for
 * plain code, which wraps its tasks.
 */
public final class Propagated {
  /** Of a request that names no lane. Not the same as null: then nobody said whose work it is. */
  public static final Propagated NONE = new Propagated(null, FurtherHeaders.NONE);

  /**
   * Of work that no request asked for, such as a task that repeats: its calls are sent the process'
   * own lane, if there is one, and never what a tracer takes for theirs.
   */
  public static final Propagated OF_NO_REQUEST = new Propagated(null, FurtherHeaders.OF_NO_REQUEST);

  private final @Nullable String lane;
  private final FurtherHeaders further;

  private Propagated(@Nullable String lane, FurtherHeaders further) {
    this.lane = lane;
    this.further = further;
  }

  static Propagated of(@Nullable String lane, FurtherHeaders further) {
    if (further.equals(FurtherHeaders.OF_NO_REQUEST)) {
      return OF_NO_REQUEST;
    }
    return lane == null && further.size() == 0 ? NONE : new Propagated(lane, further);
  }

  /**
   * Only a lane, no further header.
   *
   * @param lane null for none
   * @throws IllegalArgumentException if {@code lane} could not be a header's value
   */
  public static Propagated ofLane(@Nullable String lane) {
    return of(lane == null ? null : LaneNames.require(lane), FurtherHeaders.NONE);
  }

  /** The lane, or null if the request names none. */
  public @Nullable String lane() {
    return lane;
  }

  /** Hands over each further header: lower-case name and value, in the order of the settings. */
  public void forEachFurther(BiConsumer<String, String> action) {
    for (int i = 0; i < further.size(); i++) {
      action.accept(further.name(i), further.value(i));
    }
  }

  FurtherHeaders further() {
    return further;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Propagated
        && Objects.equals(lane, ((Propagated) other).lane)
        && further.equals(((Propagated) other).further);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(lane) + further.hashCode();
  }

  @Override
  public String toString() {
    return "lane " + lane + (further.size() == 0 ? "" : ", " + further);
  }
}
