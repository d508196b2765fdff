package io.meshlane.e2e;

import static java.util.stream.Collectors.partitioningBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Sends the same questions over and over, and judges each answer by what may be answered while the
 * question was under way.
 */
final class Load implements AutoCloseable {
  private static final int AT_GATEWAY = 8;

  /** Slow: each goes through the API server to the client's pod. */
  private static final int IN_MESH = 2;

  private final Function<Question, Answer> ask;
  private final List<Question> questions;
  private final Map<Question, Set<String>> allowed = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> mistakes = new ConcurrentSkipListMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final long began = System.nanoTime();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(AT_GATEWAY + IN_MESH);
  private volatile String phase = "";

  private Load(Function<Question, Answer> ask, Map<Question, String> expected) {
    this.ask = ask;
    this.questions = List.copyOf(expected.keySet());
    expected.forEach((question, chain) -> allowed.put(question, Set.of(chain)));
  }

  /**
   * Begins at once.
   *
   * @param expected the answers' chains
   */
  static Load start(int perSecond, Function<Question, Answer> ask, Map<Question, String> expected) {
    Load load = new Load(ask, expected);
    var asked = load.questions.stream().collect(partitioningBy(it -> it.service().isPresent()));
    load.repeat(IN_MESH, perSecond / 10, asked.get(true));
    load.repeat(AT_GATEWAY, perSecond, asked.get(false));
    return load;
  }

  private void repeat(int number, int perSecond, List<Question> some) {
    long everyMicros = TimeUnit.SECONDS.toMicros(1) * number / perSecond;
    for (int i = 0; i < number; i++) {
      threads.scheduleAtFixedRate(
          () -> send(some), i * everyMicros / number, everyMicros, TimeUnit.MICROSECONDS);
    }
  }

  /** From now on only these answers are right. */
  void expect(Map<Question, String> chains) {
    phase = "after " + phase;
    chains.forEach((question, chain) -> allowed.put(question, Set.of(chain)));
  }

  /** Until the next {@link #expect} any version may answer: that is what a change looks like. */
  void expectAnything(String what) {
    phase = what;
    questions.forEach(question -> allowed.put(question, Set.of()));
  }

  private void send(List<Question> some) {
    Question question = some.get(ThreadLocalRandom.current().nextInt(some.size()));
    Set<String> before = allowed.get(question);
    String during = phase;
    sent.incrementAndGet();
    try {
      Answer answer = ask.apply(question);
      Set<String> after = allowed.get(question);
      if (answer.status() != 200) {
        mistake(failed, during + ": " + question + ": " + answer.status());
      } else if (!before.isEmpty()
          && !after.isEmpty()
          && !before.contains(answer.chain())
          && !after.contains(answer.chain())) {
        mistake(wrong, during + ": " + question + ": " + answer.chain());
      }
    } catch (RuntimeException e) {
      mistake(failed, during + ": " + question + ": " + e.getMessage());
    }
  }

  private void mistake(AtomicLong kind, String what) {
    kind.incrementAndGet();
    mistakes.computeIfAbsent(what, key -> new AtomicLong()).incrementAndGet();
  }

  /**
   * What came of it so far.
   *
   * @param mistakes how often each happened
   */
  record Report(long sent, long failed, long wrong, Duration time, Map<String, Long> mistakes) {
    Report minus(Report earlier) {
      return new Report(
          sent - earlier.sent,
          failed - earlier.failed,
          wrong - earlier.wrong,
          time.minus(earlier.time),
          mistakes);
    }

    /** {@code 9123 requests, 305/s: 0 failed, 0 answered by the wrong version}. */
    @Override
    public String toString() {
      return sent
          + " requests, "
          + sent * 1000 / Math.max(1, time.toMillis())
          + "/s: "
          + failed
          + " failed, "
          + wrong
          + " answered by the wrong version";
    }
  }

  Report report() {
    Map<String, Long> counts = new TreeMap<>();
    mistakes.forEach((what, count) -> counts.put(what, count.get()));
    return new Report(
        sent.get(), failed.get(), wrong.get(), Duration.ofNanos(System.nanoTime() - began), counts);
  }

  /** Ends when the last question is answered. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
