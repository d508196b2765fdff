package io.meshlane.generator.output;

import static io.meshlane.generator.diagnostic.DiagnosticCode.OUTPUT_NOT_WRITABLE;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbered folders of generated manifests, one for each phase of a plan. Those of an earlier plan
 * go, as far as they hold nothing of somebody else.
 */
public final class PhaseFolderSet {
  private static final Pattern NUMBERED = Pattern.compile("[0-9]+-[a-z-]+");

  private final Path folder;
  private final String marker;

  /**
   * The folders in {@code folder}.
   *
   * @param marker the first line of every file
   */
  public PhaseFolderSet(Path folder, String marker) {
    this.folder = folder;
    this.marker = marker;
  }

  /** Makes them hold exactly {@code sets}; false when that is impossible, which is a finding. */
  public boolean write(Map<String, List<Manifest>> sets, Findings findings) {
    for (Path old : numbered()) {
      if (!sets.containsKey(String.valueOf(old.getFileName()))) {
        new ManifestFolder(old, marker).write(List.of(), findings);
        remove(old, findings);
      }
    }
    boolean written = true;
    for (Map.Entry<String, List<Manifest>> set : sets.entrySet()) {
      Optional<FolderChanges> changes =
          new ManifestFolder(folder.resolve(set.getKey()), marker).write(set.getValue(), findings);
      written &= changes.isPresent();
    }
    return written;
  }

  private List<Path> numbered() {
    try (Stream<Path> found = Files.list(folder)) {
      return new ArrayList<>(
          found
              .filter(Files::isDirectory)
              .filter(path -> NUMBERED.matcher(String.valueOf(path.getFileName())).matches())
              .sorted()
              .toList());
    } catch (IOException e) {
      return List.of(); // not there yet, or the writing says why
    }
  }

  private static void remove(Path old, Findings findings) {
    try {
      Files.deleteIfExists(old);
    } catch (DirectoryNotEmptyException e) {
      // somebody's own files
    } catch (IOException e) {
      findings.add(
          OUTPUT_NOT_WRITABLE,
          Place.of(old.toString()),
          "cannot be removed: " + e.getMessage(),
          "check the folder and its permissions");
    }
  }
}
