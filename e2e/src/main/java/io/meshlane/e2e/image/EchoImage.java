package io.meshlane.e2e.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The echo server as a container image.
 *
 * <p>Its one layer holds a Java runtime of three modules, the libraries of this machine it is
 * linked to, and the server's classes: no engine, no registry and no base image is asked. Linux
 * with glibc only.
 */
public final class EchoImage {
  /** The name it is loaded under. */
  public static final String NAME = "meshlane/echo:0.1.0";

  private static final String SETTINGS =
      """
      "User":"10001:10001","WorkingDir":"/","Env":["PATH=/jre/bin"],"Entrypoint":\
      ["java","-Xmx32m","-Xss256k","-XX:+UseSerialGC","-XX:TieredStopAtLevel=1","-Xshare:auto",\
      "-XX:-UsePerfData","-cp","/app","io.meshlane.e2e.echo.Echo"]""";

  private EchoImage() {}

  /**
   * Writes the archive: {@code EchoImage CLASSES OUT.tar}, {@code CLASSES} being the folder with
   * the compiled server.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  /** Writes the archive to {@code archive}, and the runtime it packs to a folder beside it. */
  public static void write(Path classes, Path archive) throws IOException, InterruptedException {
    Path folder = archive.resolveSibling("echo-runtime");
    Path runtime = JavaRuntime.in(folder, "java.base,java.net.http,jdk.httpserver");
    byte[] layer =
        new Layer()
            .runtime(runtime, List.of("bin/java", "lib/server/libjvm.so", "lib/libnio.so"))
            .folder("app/io/meshlane/e2e/echo", classes.resolve("io/meshlane/e2e/echo"))
            .bytes();
    new ImageArchive(NAME, SETTINGS).write(layer, archive);
  }
}
