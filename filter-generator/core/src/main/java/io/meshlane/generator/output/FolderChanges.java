package io.meshlane.generator.output;

import java.util.List;

/**
 * What writing a set of manifests did to a folder, or would do. File names, sorted.
 *
 * @param written new files and files whose content changes
 * @param unchanged files that are already right
 * @param removed generated files of the same topology that no longer have a manifest
 */
public record FolderChanges(List<String> written, List<String> unchanged, List<String> removed) {
  /** True when the folder already holds exactly this set. */
  public boolean isEmpty() {
    return written.isEmpty() && removed.isEmpty();
  }
}
