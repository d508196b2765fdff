package io.meshlane.generator.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who runs: a name for people, and one by which a run on the same machine can be found dead at
 * once. Where the system has no such name, it is empty, and a dead run is known by its silence.
 */
record Holder(String name, String process) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PIDS = Path.of("/proc/self/ns/pid");

  static Holder self() {
    ProcessHandle self = ProcessHandle.current();
    String name = System.getProperty("user.name") + "@" + host() + " pid " + self.pid();
    return new Holder(
        name, machine().map(it -> it + " " + self.pid() + " " + started(self)).orElse(""));
  }

  /** True when {@code process} was one of this machine, and is no more. */
  static boolean isDead(String process) {
    String[] words = process.split(" ", -1);
    if (words.length != 3 || !machine().equals(Optional.of(words[0]))) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(words[1]))
        .map(found -> !started(found).equals(words[2]))
        .orElse(true);
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("?");
  }

  /** One boot of one kernel, and the processes that can see each other. */
  private static Optional<String> machine() {
    try {
      return Optional.of(
          Files.readString(BOOT).strip() + "/" + Files.readSymbolicLink(PIDS).toString());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
