package io.meshlane.generator.diagnostic;

/**
 * The path of a value inside a file, such as {@code spec.services[2].port}.
 *
 * <p>Model records carry this instead of a line, so that the model stays free of positions; a
 * {@link SourceMap} knows the {@link Place} of each.
 */
public record Origin(String path) {

  /** The file itself. */
  public static final Origin ROOT = new Origin("");

  /** The value below {@code key}. */
  public Origin child(String key) {
    return new Origin(path.isEmpty() ? key : path + "." + key);
  }

  /** The item at {@code index}, 0-based. */
  public Origin child(int index) {
    return new Origin(path + "[" + index + "]");
  }
}
