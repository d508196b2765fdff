package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FILE_UNREADABLE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.MANIFEST_INVALID;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files behind the paths a user names: a file is itself, a folder every {@code *.yaml}, {@code
 * *.yml} and {@code *.json} below it, sorted. Links are followed; each file comes once.
 *
 * <p>Left out in folders: what begins with a dot, and {@code kustomization.yaml}, which describes
 * manifests and is none.
 */
final class ManifestFiles {
  private static final Set<String> KUSTOMIZATIONS =
      Set.of("kustomization.yaml", "kustomization.yml");

  private final Findings findings;
  private final Map<Path, Path> byRealPath = new LinkedHashMap<>();

  ManifestFiles(Findings findings) {
    this.findings = findings;
  }

  Collection<Path> list(List<Path> paths) {
    paths.forEach(this::add);
    return byRealPath.values();
  }

  private void add(Path path) {
    if (!Files.isDirectory(path)) {
      once(path);
      return;
    }
    List<Path> found = new ArrayList<>();
    walk(path, found);
    found.stream().sorted().forEach(this::once);
    if (found.isEmpty()) {
      findings.add(
          MANIFEST_INVALID,
          Place.of(path.toString()),
          "the folder holds no *.yaml, *.yml or *.json file",
          "name the folder of the rendered manifests");
    }
  }

  private void once(Path file) {
    Path real = file.toAbsolutePath().normalize();
    try {
      real = file.toRealPath();
    } catch (IOException e) {
      // Whoever reads it says what is wrong with it.
    }
    byRealPath.putIfAbsent(real, file);
  }

  private void walk(Path folder, List<Path> found) {
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Visitor(folder, found, findings));
    } catch (IOException e) {
      unreadable(folder, e, findings);
    }
  }

  private static void unreadable(Path path, IOException cause, Findings findings) {
    findings.add(
        FILE_UNREADABLE,
        Place.of(path.toString()),
        "cannot be read: " + cause,
        "check its permissions, or name another folder");
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  /** Collects manifests below one folder. */
  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path start;
    private final List<Path> found;
    private final Findings findings;

    Visitor(Path start, List<Path> found, Findings findings) {
      this.start = start;
      this.found = found;
      this.findings = findings;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isHidden(folder) && !folder.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      boolean manifest = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
      if (manifest && !isHidden(file) && !KUSTOMIZATIONS.contains(name)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) {
      // A loop leads to a folder that is being read already.
      if (!(cause instanceof FileSystemLoopException)) {
        unreadable(file, cause, findings);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
