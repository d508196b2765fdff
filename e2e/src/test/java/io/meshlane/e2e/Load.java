package io.meshlane.e2e;

import static java.util.stream.Collectors.partitioningBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Sends the same questions over and over, and judges each answer by what may be answered while the
 * question was under way.
 *
 * <p>Each question has its time, whether those before it are answered or not, as users do: a slow
 * mesh does not make the load smaller. One that could not be sent at its time is sent and counted.
 */
final class Load implements AutoCloseable {
  private static final int AT_GATEWAY = 64;
  private static final int IN_MESH = 8;
  private static final Duration LATE = Duration.ofMillis(100);

  private final Function<Question, Answer> ask;
  private final List<Question> questions;
  private final Map<Question, Set<String>> allowed = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> mistakes = new ConcurrentSkipListMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final long began = System.nanoTime();
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_GATEWAY + IN_MESH);
  private volatile boolean ended;
  private volatile String phase = "";

  private Load(Function<Question, Answer> ask, Map<Question, String> expected) {
    this.ask = ask;
    this.questions = List.copyOf(expected.keySet());
    expected.forEach((question, chain) -> allowed.put(question, Set.of(chain)));
  }

  /**
   * Begins at once.
   *
   * @param perSecond at the gateway; a tenth of it inside the mesh, where each goes through the API
   *     server to the client's pod
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
    long every = TimeUnit.SECONDS.toNanos(1) / perSecond;
    AtomicLong next = new AtomicLong();
    for (int i = 0; i < number && !some.isEmpty(); i++) {
      threads.execute(
          () -> {
            while (!ended) {
              await(began + next.getAndIncrement() * every);
              send(some.get(ThreadLocalRandom.current().nextInt(some.size())));
            }
          });
    }
  }

  private void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    if (System.nanoTime() - due > LATE.toNanos()) {
      late.incrementAndGet();
    }
  }

  /** From now on only these answers are right. */
  void expect(Map<Question, String> chains) {
    phase = "after " + phase;
    chains.forEach((question, chain) -> allowed.put(question, Set.of(chain)));
  }

  /** Returns when so many have been sent from now on, and judged by what is right now. */
  void awaitSent(int more) {
    long target = sent.get() + more;
    Polling.until(Duration.ofMinutes(2), more + " requests more", () -> sent.get() >= target);
  }

  /**
   * From now on, until the next {@link #expect}, each hop may be answered as before or as after.
   *
   * @param after the answers' chains
   */
  void expectChange(String what, Map<Question, String> after) {
    phase = what;
    after.forEach(
        (question, chain) ->
            allowed.compute(question, (same, before) -> Chains.between(before, chain)));
  }

  private void send(Question question) {
    Set<String> before = allowed.get(question);
    String during = phase;
    sent.incrementAndGet();
    try {
      Answer answer = ask.apply(question);
      if (answer.status() != 200 || answer.failure().isPresent()) {
        String chain = answer.chain() + answer.failure().map(met -> " -> " + met).orElse("");
        mistake(failed, during + ": " + question + ": " + chain);
      } else if (!before.contains(answer.chain())
          && !allowed.get(question).contains(answer.chain())) {
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
   * @param late sent more than a tenth of a second after their time
   * @param mistakes how often each happened
   */
  record Report(
      long sent, long late, long failed, long wrong, Duration time, Map<String, Long> mistakes) {
    Report minus(Report earlier) {
      Map<String, Long> more = new TreeMap<>();
      mistakes.forEach(
          (what, count) -> {
            long since = count - earlier.mistakes.getOrDefault(what, 0L);
            if (since > 0) {
              more.put(what, since);
            }
          });
      return new Report(
          sent - earlier.sent,
          late - earlier.late,
          failed - earlier.failed,
          wrong - earlier.wrong,
          time.minus(earlier.time),
          more);
    }

    /** {@code 9123 requests, 305/s, 0 late: 0 failed, 0 answered by the wrong version}. */
    @Override
    public String toString() {
      return "%d requests, %d/s, %d late: %d failed, %d answered by the wrong version"
          .formatted(sent, sent * 1000 / Math.max(1, time.toMillis()), late, failed, wrong);
    }

    /** The same, and each mistake. */
    String details() {
      StringBuilder text = new StringBuilder(toString());
      mistakes.forEach(
          (what, count) -> text.append("\n  ").append(count).append(" × ").append(what));
      return text.toString();
    }
  }

  Report report() {
    Map<String, Long> counts = new TreeMap<>();
    mistakes.forEach((what, count) -> counts.put(what, count.get()));
    return new Report(
        sent.get(),
        late.get(),
        failed.get(),
        wrong.get(),
        Duration.ofNanos(System.nanoTime() - began),
        counts);
  }

  /** Ends when the last question is answered. */
  @Override
  public void close() {
    ended = true;
    threads.shutdown();
    try {
      threads.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
