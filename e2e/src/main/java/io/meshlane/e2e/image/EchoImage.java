package io.meshlane.e2e.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The echo server as a container image, in the form that {@code docker load}, {@code ctr images
 * import} and {@code kind load image-archive} read.
 *
 * <p>Its one layer holds a Java runtime of three modules, the libraries of this machine it is
 * linked to, and the server's classes: no engine, no registry and no base image is asked. Linux
 * with glibc only.
 */
public final class EchoImage {
  /** The name it is loaded under. */
  public static final String NAME = "meshlane/echo:0.1.0";

  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");
  private static final String CONFIG =
      """
      {"architecture":"%s","os":"linux","created":"2026-01-01T00:00:00Z",\
      "config":{"User":"10001:10001","WorkingDir":"/","Env":["PATH=/jre/bin"],"Entrypoint":%s},\
      "rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}""";
  private static final String ENTRYPOINT =
      """
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
    Path runtime = JavaRuntime.in(archive.resolveSibling("echo-runtime"));
    byte[] layer = layer(runtime, classes);
    String digest = sha256(layer);
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    byte[] config = utf8(CONFIG.formatted(architecture, ENTRYPOINT, digest));
    String configName = sha256(config) + ".json";
    String manifest =
        "[{\"Config\":\"%s\",\"RepoTags\":[\"%s\"],\"Layers\":[\"%s/layer.tar\"]}]"
            .formatted(configName, NAME, digest);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Tar tar = new Tar(out);
    tar.file(configName, config, false);
    tar.file(digest + "/layer.tar", layer, false);
    tar.file("manifest.json", utf8(manifest), false);
    tar.end();
    Files.write(archive, out.toByteArray());
  }

  private static byte[] layer(Path runtime, Path classes) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Tar tar = new Tar(out);
    addFolder(tar, "jre", runtime);
    addFolder(tar, "app/io/meshlane/e2e/echo", classes.resolve("io/meshlane/e2e/echo"));
    for (String program : List.of("bin/java", "lib/server/libjvm.so", "lib/libnio.so")) {
      addLibraries(tar, runtime, program);
    }
    tar.end();
    return out.toByteArray();
  }

  private static void addFolder(Tar tar, String name, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = name + "/" + folder.relativize(file);
        tar.file(path, Files.readAllBytes(file), Files.isExecutable(file));
      }
    }
  }

  /** What the program is linked to, at the paths where its loader looks. */
  private static void addLibraries(Tar tar, Path runtime, String program)
      throws IOException, InterruptedException {
    Matcher library = LIBRARY.matcher(JavaRuntime.run("ldd", runtime.resolve(program).toString()));
    while (library.find()) {
      Path file = Path.of(library.group(1));
      if (!file.startsWith(runtime)) {
        tar.file(file.toString(), Files.readAllBytes(file), true);
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
