package io.meshlane.generator.spec;

import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.change.Retirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The mesh of a case that is planned.
 *
 * @param text what it holds
 * @param retire a version, or {@code VERSION --service SERVICE}; empty for none
 * @param grace in seconds; empty for none
 */
record SpecLive(String text, String retire, String grace) {
  private static final String FILE = "live.yaml";

  Path write(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve(FILE), text.isEmpty() ? "{apiVersion: v1, kind: List, items: []}" : text);
  }

  ChangeRequest request(GenerateRequest topology) {
    List<String> words = List.of(retire.split(" --service "));
    Optional<Retirement> retirement =
        retire.isEmpty()
            ? Optional.empty()
            : Optional.of(new Retirement(words.get(0), words.stream().skip(1).findFirst()));
    Optional<Duration> unready =
        grace.isEmpty() ? Optional.empty() : Optional.of(Duration.parse("PT" + grace));
    return new ChangeRequest(
        topology,
        text.contains("kind: Service"),
        unready,
        retirement,
        ChangeRequest.ROOT_NAMESPACE);
  }
}
