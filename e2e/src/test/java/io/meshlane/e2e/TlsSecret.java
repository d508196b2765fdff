package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A certificate for a gateway, signed by itself, made by the JDK's keytool. */
final class TlsSecret {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private TlsSecret() {}

  static Secret of(String name, String namespace) {
    try {
      Path file = Files.createTempDirectory("meshlane-e2e").resolve("keys.p12");
      Command.runOrFail(command(file));
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        keys.load(in, PASSWORD);
      }
      return new SecretBuilder()
          .withNewMetadata()
          .withName(name)
          .withNamespace(namespace)
          .endMetadata()
          .withType("kubernetes.io/tls")
          .addToStringData(
              "tls.key", pem("PRIVATE KEY", keys.getKey("shop", PASSWORD).getEncoded()))
          .addToStringData("tls.crt", pem("CERTIFICATE", keys.getCertificate("shop").getEncoded()))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(Path file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        "shop",
        "-keyalg",
        "EC",
        "-dname",
        "CN=shop.example.com",
        "-ext",
        "san=dns:shop.example.com",
        "-storetype",
        "PKCS12",
        "-storepass",
        new String(PASSWORD),
        "-keystore",
        file.toString());
  }

  private static String pem(String type, byte[] bytes) {
    byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(type, Base64.getMimeEncoder(64, newline).encodeToString(bytes), type);
  }
}
