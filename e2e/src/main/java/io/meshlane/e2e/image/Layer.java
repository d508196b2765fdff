package io.meshlane.e2e.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The one layer of an image, as it grows. */
final class Layer {
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Tar tar = new Tar(out);
  private final Set<Path> libraries = new HashSet<>();

  /** Everything in a folder. */
  Layer folder(String name, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = name + "/" + folder.relativize(file);
        tar.file(path, Files.readAllBytes(file), Files.isExecutable(file));
      }
    }
    return this;
  }

  /**
   * A Java runtime in {@code /jre}, and the libraries of this machine that {@code programs} of it
   * are linked to, at the paths where its loader looks.
   */
  Layer runtime(Path runtime, Iterable<String> programs) throws IOException, InterruptedException {
    folder("jre", runtime);
    for (String program : programs) {
      Matcher library =
          LIBRARY.matcher(JavaRuntime.run("ldd", runtime.resolve(program).toString()));
      while (library.find()) {
        Path file = Path.of(library.group(1));
        if (!file.startsWith(runtime) && libraries.add(file)) {
          tar.file(file.toString(), Files.readAllBytes(file), true);
        }
      }
    }
    return this;
  }

  byte[] bytes() throws IOException {
    tar.end();
    return out.toByteArray();
  }
}
