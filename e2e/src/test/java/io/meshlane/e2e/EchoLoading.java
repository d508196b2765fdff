package io.meshlane.e2e;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.meshlane.e2e.image.EchoImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the echo server's image into the cluster's nodes, once a run.
 *
 * <p>By {@code -Dmeshlane.e2e.load="<command>"}, which gets the archive as its last argument; else
 * by {@code kind load} when the context is one of kind's; else it is taken to be there.
 */
final class EchoLoading {
  private static final List<String> NONE = List.of("none");
  private static final Path ARCHIVE = Path.of("target", "echo-image.tar");

  private EchoLoading() {}

  static void into(KubernetesClient client) {
    if (loader(client).equals(NONE)) {
      return;
    }
    try {
      Files.createDirectories(ARCHIVE.getParent());
      EchoImage.write(Path.of("target", "classes"), ARCHIVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    load(client, ARCHIVE);
  }

  /** Puts any archive there. */
  static void load(KubernetesClient client, Path archive) {
    List<String> words = new ArrayList<>(loader(client));
    if (!words.equals(NONE)) {
      words.add(archive.toString());
      Command.runOrFail(words);
    }
  }

  private static List<String> loader(KubernetesClient client) {
    String context =
        Optional.ofNullable(client.getConfiguration().getCurrentContext())
            .map(named -> named.getName())
            .orElse("");
    String given = System.getProperty("meshlane.e2e.load");
    if (given != null) {
      return List.of(given.strip().split("\\s+"));
    }
    if (context.startsWith("kind-")) {
      String name = context.substring("kind-".length());
      return List.of("kind", "load", "image-archive", "--name", name);
    }
    return NONE;
  }
}
