package io.meshlane.propagation;

import java.util.Arrays;

/** Values of the propagated headers beside the routing header, by lower-case name. Immutable. */
final class FurtherHeaders {
  static final FurtherHeaders NONE = new FurtherHeaders(new String[0], new String[0]);

  /** Not the same as {@link #NONE}: marks work that no request asked for. */
  static final FurtherHeaders OF_NO_REQUEST = new FurtherHeaders(new String[0], new String[0]);

  private final String[] names;
  private final String[] values;

  private FurtherHeaders(String[] names, String[] values) {
    this.names = names;
    this.values = values;
  }

  FurtherHeaders with(String name, String value) {
    String[] newNames = Arrays.copyOf(names, names.length + 1);
    String[] newValues = Arrays.copyOf(values, values.length + 1);
    newNames[names.length] = name;
    newValues[values.length] = value;
    return new FurtherHeaders(newNames, newValues);
  }

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  String value(int index) {
    return values[index];
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof FurtherHeaders
            && names.length > 0
            && hasLinesOf((FurtherHeaders) other));
  }

  private boolean hasLinesOf(FurtherHeaders other) {
    return Arrays.equals(names, other.names) && Arrays.equals(values, other.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      text.append(i == 0 ? "" : ", ").append(names[i]).append(": ").append(values[i]);
    }
    return text.toString();
  }
}
