package io.meshlane.generator.output;

import static io.meshlane.generator.diagnostic.DiagnosticCode.OUTPUT_DRIFT;
import static io.meshlane.generator.diagnostic.DiagnosticCode.OUTPUT_FOREIGN_FILE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.OUTPUT_NOT_WRITABLE;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of generated manifests.
 *
 * <p>Written as a whole set: first everything into a hidden folder beside the files, so that a full
 * disk changes nothing, then one rename for each file. A file is ours when its first line is the
 * marker; others are never touched.
 */
public final class ManifestFolder {
  private final Path folder;
  private final String marker;

  /**
   * A folder, which need not exist yet.
   *
   * @param marker the first line of every file of this set
   */
  public ManifestFolder(Path folder, String marker) {
    this.folder = folder;
    this.marker = marker;
  }

  /**
   * Makes the folder hold exactly {@code manifests}, besides foreign files; empty when that is
   * impossible.
   */
  public Optional<FolderChanges> write(List<Manifest> manifests, Findings findings) {
    try {
      Optional<FolderChanges> changes = compare(manifests, findings);
      if (changes.isPresent() && !changes.get().isEmpty()) {
        replace(manifests, changes.get());
      }
      return changes;
    } catch (IOException e) {
      findings.add(
          OUTPUT_NOT_WRITABLE,
          Place.of(folder.toString()),
          "cannot be written: " + reason(e),
          help(e));
      return Optional.empty();
    }
  }

  /** What {@link #write} would do; anything is a finding. Writes nothing. */
  public Optional<FolderChanges> check(List<Manifest> manifests, Findings findings) {
    try {
      Optional<FolderChanges> changes = compare(manifests, findings);
      changes.ifPresent(found -> report(found, findings));
      return changes;
    } catch (IOException e) {
      findings.add(
          OUTPUT_NOT_WRITABLE,
          Place.of(folder.toString()),
          "cannot be read: " + reason(e),
          help(e));
      return Optional.empty();
    }
  }

  private void report(FolderChanges changes, Findings findings) {
    String help = "run generate and commit its result";
    for (String file : changes.written()) {
      Path path = folder.resolve(file);
      String message = Files.exists(path) ? "differs from what the topology gives" : "is missing";
      findings.add(OUTPUT_DRIFT, Place.of(path.toString()), message, help);
    }
    for (String file : changes.removed()) {
      findings.add(
          OUTPUT_DRIFT,
          Place.of(folder.resolve(file).toString()),
          "is no longer part of the topology",
          help);
    }
  }

  private Optional<FolderChanges> compare(List<Manifest> manifests, Findings findings)
      throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      findings.add(OUTPUT_NOT_WRITABLE, Place.of(folder.toString()), "is a file", "name a folder");
      return Optional.empty();
    }
    boolean foreign = false;
    for (Manifest manifest : manifests) {
      Path file = folder.resolve(manifest.fileName());
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs(file)) {
        foreign = true;
        String help =
            "move it away, or generate into another folder; a file is only replaced when its first line is: "
                + marker;
        findings.add(
            OUTPUT_FOREIGN_FILE,
            Place.of(file.toString()),
            "was not written by meshlane for this topology",
            help);
      }
    }
    return foreign ? Optional.empty() : Optional.of(changes(manifests));
  }

  private FolderChanges changes(List<Manifest> manifests) throws IOException {
    Set<String> wanted = manifests.stream().map(Manifest::fileName).collect(Collectors.toSet());
    List<Manifest> sorted =
        manifests.stream().sorted(Comparator.comparing(Manifest::fileName)).toList();
    List<String> unchanged =
        sorted.stream().filter(this::isWritten).map(Manifest::fileName).toList();
    Set<String> same = Set.copyOf(unchanged);
    List<String> written =
        sorted.stream().map(Manifest::fileName).filter(name -> !same.contains(name)).toList();
    return new FolderChanges(
        written, unchanged, ours().stream().filter(name -> !wanted.contains(name)).toList());
  }

  private boolean isWritten(Manifest manifest) {
    try {
      Path file = folder.resolve(manifest.fileName());
      return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes(manifest));
    } catch (IOException e) {
      return false; // cannot be read: to be replaced
    }
  }

  private List<String> ours() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file ->
                  file.toString().endsWith(".yaml") && Files.isRegularFile(file) && isOurs(file))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private boolean isOurs(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.findFirst().filter(marker::equals).isPresent();
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  private void replace(List<Manifest> manifests, FolderChanges changes) throws IOException {
    Files.createDirectories(folder);
    Staging.removeAbandoned(folder);
    try (Staging staging = Staging.in(folder)) {
      Set<String> written = Set.copyOf(changes.written());
      for (Manifest manifest : manifests) {
        if (written.contains(manifest.fileName())) {
          staging.write(manifest.fileName(), bytes(manifest));
        }
      }
      staging.publish(changes.written());
    }
    for (String name : changes.removed()) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  private static byte[] bytes(Manifest manifest) {
    return manifest.text().getBytes(StandardCharsets.UTF_8);
  }

  private static String reason(IOException e) {
    if (e instanceof Staging.HalfPublished half) {
      return half.getCause() instanceof IOException cause ? reason(cause) : half.toString();
    }
    if (e instanceof AccessDeniedException denied) {
      return "this user may not write " + denied.getFile();
    }
    if (e instanceof FileAlreadyExistsException file) {
      return file.getFile() + " is a file";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return String.valueOf(e.getMessage());
  }

  private static String help(IOException e) {
    if (e instanceof Staging.HalfPublished) {
      return "mend that and run it again: some files are new, others old";
    }
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return full
        ? "free some space; nothing was changed"
        : "check the folder and its permissions; nothing was changed";
  }
}
