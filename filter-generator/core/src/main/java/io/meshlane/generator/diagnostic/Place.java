package io.meshlane.generator.diagnostic;

/**
 * Where in the user's files something stands.
 *
 * @param file the file as the user named it
 * @param line 1-based, or 0 for the file as a whole
 * @param column 1-based, or 0 for the line as a whole
 */
public record Place(String file, int line, int column) {

  /** The file as a whole. */
  public static Place of(String file) {
    return new Place(file, 0, 0);
  }

  /** {@code topology.yaml:27:15}, the form editors and terminals turn into a link. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
