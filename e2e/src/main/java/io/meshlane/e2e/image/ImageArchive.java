package io.meshlane.e2e.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An image of one layer, in the form that {@code docker load}, {@code ctr images import}, {@code
 * kind load image-archive} and Jib's {@code tar://} read.
 *
 * @param name the name it is loaded under
 * @param settings members of the image's {@code config}, as JSON without the braces
 */
record ImageArchive(String name, String settings) {
  private static final String CONFIG =
      """
      {"architecture":"%s","os":"linux","created":"2026-01-01T00:00:00Z",\
      "config":{%s},\
      "rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}""";

  void write(byte[] layer, Path archive) throws IOException {
    String digest = sha256(layer);
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    byte[] config = utf8(CONFIG.formatted(architecture, settings, digest));
    String configName = sha256(config) + ".json";
    String manifest =
        "[{\"Config\":\"%s\",\"RepoTags\":[\"%s\"],\"Layers\":[\"%s/layer.tar\"]}]"
            .formatted(configName, name, digest);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Tar tar = new Tar(out);
    tar.file(configName, config, false);
    tar.file(digest + "/layer.tar", layer, false);
    tar.file("manifest.json", utf8(manifest), false);
    tar.end();
    Files.write(archive, out.toByteArray());
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
