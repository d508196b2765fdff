package io.meshlane.generator.cluster;

import io.meshlane.generator.change.Phase;
import io.meshlane.generator.cluster.istiod.MeshWait.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells people how far a run is, line by line; a quick wait is one line, a slow one a few. */
final class ProgressLines implements Progress {
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final int NAMES = 4;

  private final Consumer<String> lines;
  private long spoke = System.nanoTime();

  ProgressLines(Consumer<String> lines) {
    this.lines = lines;
  }

  void note(String line) {
    spoke = System.nanoTime();
    lines.accept(line);
  }

  void begin(int number, int of, Phase phase) {
    List<String> names = phase.steps().stream().map(step -> step.key().toString()).toList();
    String some =
        names.size() <= NAMES
            ? String.join(", ", names)
            : String.join(", ", names.subList(0, NAMES))
                + " and "
                + (names.size() - NAMES)
                + " more";
    note(number + "/" + of + " " + phase.kind().title() + ": " + some);
  }

  @Override
  public synchronized void acknowledged(int done, int total) {
    if (System.nanoTime() - spoke > SILENCE.toNanos()) {
      note("    " + done + " of " + total + " proxies have it");
    }
  }

  /** A phase is over; {@code awaited} unless it changed nothing that a proxy would get. */
  void done(Applied.PhaseDone phase, boolean awaited) {
    String seconds = String.format(Locale.ROOT, "%.2f s", phase.took().toNanos() / 1e9);
    String proxies =
        phase.proxies() > 0
            ? phase.proxies() + " of " + phase.proxies() + " proxies have it"
            : awaited ? "no proof that the proxies have it" : "no proxy needs it";
    note("    " + proxies + ", " + seconds);
  }
}
