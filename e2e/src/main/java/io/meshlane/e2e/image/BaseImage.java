package io.meshlane.e2e.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A Java runtime as a container image, for whatever Jib puts on top of it where no registry can be
 * asked for a better one.
 *
 * <p>It has no shell, no certificates and nothing to draw with; it is as old as this machine's JDK.
 * Linux with glibc only.
 */
public final class BaseImage {
  private static final String MODULES = "java.se,jdk.crypto.ec,jdk.unsupported,jdk.zipfs";
  private static final String SETTINGS =
      """
      "User":"10001:10001","WorkingDir":"/","Env":["JAVA_HOME=/jre","PATH=/jre/bin"]""";

  private BaseImage() {}

  /** Writes the archive: {@code BaseImage OUT.tar}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path archive = Path.of(arguments[0]);
    Path runtime = JavaRuntime.in(archive.resolveSibling("base-runtime"), MODULES);
    byte[] layer =
        new Layer()
            .runtime(runtime, List.of("bin/java", "lib/server/libjvm.so", "lib/libzip.so"))
            .bytes();
    new ImageArchive("meshlane/java:17", SETTINGS).write(layer, archive);
  }
}
