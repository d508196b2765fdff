package io.meshlane.generator.cluster.istiod;

import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.cluster.istiod.Istiod.PushContexts;
import io.meshlane.generator.cluster.istiod.WaitResult.TimedOut;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Waits until the proxies of one istiod have a change.
 *
 * <p>Three waits, because each alone is too early: istiod has read the objects; it has made a push
 * context after that; and every proxy has acknowledged two forced pushes, for one that was under
 * way may pass for the first. When istiod is another process than before, it begins again.
 */
final class ReplicaWait {
  private static final Duration SHORT = Duration.ofMillis(15);
  private static final Duration RETRY = Duration.ofMillis(250);

  /** istiod's {@code PILOT_DEBOUNCE_MAX}, and half a second for the making of a push context. */
  private static final Duration DEBOUNCE_MAXIMUM = Duration.ofMillis(10_500);

  private static final Duration LONG = Duration.ofSeconds(1);

  private final Istiod istiod;
  private final Change change;
  private final Set<Refusal> standing;
  private final ProxyPods pods;
  private final Deadline deadline;
  private final Tally tally;

  private List<ObjectKey> unread = List.of();
  private Set<String> lagging = Set.of();
  private String problem = "";

  ReplicaWait(
      Istiod istiod,
      Change change,
      Set<Refusal> standing,
      ProxyPods pods,
      Deadline deadline,
      Tally tally) {
    this.istiod = istiod;
    this.change = change;
    this.standing = standing;
    this.pods = pods;
    this.deadline = deadline;
    this.tally = tally;
  }

  /**
   * Returns when the process that started at the returned time has done all, or 0 when {@code
   * isThere} says that this istiod is no more; whoever was connected to it turns up elsewhere.
   */
  double await(BooleanSupplier isThere) throws Stopped {
    while (true) {
      try {
        double process = istiod.pushContexts().started();
        awaitRead();
        awaitPushContext();
        awaitPush();
        awaitPush();
        if (istiod.pushContexts().started() == process) {
          return process;
        }
      } catch (IstiodUnavailable e) {
        problem = e.problem();
        pause(RETRY);
        if (!isThere.getAsBoolean()) {
          return 0;
        }
      }
    }
  }

  private void awaitRead() throws IstiodUnavailable, Stopped {
    while (true) {
      long asked = System.nanoTime();
      Map<String, Long> read = istiod.objects();
      problem = "";
      unread =
          change.applied().entrySet().stream()
              .filter(
                  object -> read.getOrDefault(object.getKey().toString(), -1L) < object.getValue())
              .map(Map.Entry::getKey)
              .sorted()
              .collect(Collectors.toList());
      change.deleted().stream()
          .filter(object -> read.containsKey(object.toString()))
          .sorted()
          .forEach(unread::add);
      if (unread.isEmpty()) {
        return;
      }
      pauseAsLongAs(asked);
    }
  }

  /**
   * A push context whose making began after now. The one that the change itself has caused may have
   * been there already, and then there would be no other: so one more is asked for.
   */
  private void awaitPushContext() throws IstiodUnavailable, Stopped {
    long now = System.nanoTime();
    PushContexts before = istiod.pushContexts();
    change.touch().run();
    long previous = now;
    while (System.nanoTime() - now < DEBOUNCE_MAXIMUM.toNanos()) {
      long asked = System.nanoTime();
      PushContexts later = istiod.pushContexts();
      if (later.started() != before.started()) {
        throw new IstiodUnavailable(istiod.name() + " has started again");
      }
      long more = later.count() - before.count();
      // It was not there at the previous look, so its making ended after that.
      double began = previous - now - (later.seconds() - before.seconds()) * 1e9;
      if (more >= 2 || (more == 1 && began >= 0)) {
        return;
      }
      previous = more == 0 ? asked : previous;
      pauseAsLongAs(asked);
    }
  }

  private void awaitPush() throws IstiodUnavailable, Stopped {
    Map<String, ProxyStatus> before = statuses();
    istiod.push();
    Laggards laggards = new Laggards(pods);
    while (true) {
      long asked = System.nanoTime();
      Map<String, ProxyStatus> now = statuses();
      refuse(now);
      lagging = new TreeSet<>();
      now.values().stream()
          .filter(proxy -> !has(proxy, before))
          .map(ProxyStatus::name)
          .forEach(lagging::add);
      tally.count(istiod.name(), now.size() - lagging.size(), now.size());
      if (lagging.isEmpty()) {
        return;
      }
      if (laggards.mayBeLeftOut(lagging)) {
        tally.leaveOut(lagging);
        return;
      }
      pauseAsLongAs(asked);
    }
  }

  private static boolean has(ProxyStatus proxy, Map<String, ProxyStatus> earlier) {
    ProxyStatus before = earlier.get(proxy.name());
    return before == null ? proxy.isCurrent() : proxy.isNewerThan(before);
  }

  private Map<String, ProxyStatus> statuses() throws IstiodUnavailable {
    Map<String, ProxyStatus> statuses = new TreeMap<>();
    istiod.proxies().forEach(proxy -> statuses.put(proxy.name(), proxy));
    return statuses;
  }

  private void refuse(Map<String, ProxyStatus> now) throws Stopped {
    for (ProxyStatus proxy : now.values()) {
      var fresh = proxy.refusals().filter(it -> !standing.contains(it)).findFirst();
      if (fresh.isPresent()) {
        throw new Stopped(new WaitResult.Refused(fresh.get()));
      }
    }
  }

  /** An istiod that needs long for an answer is not asked all the time. */
  private void pauseAsLongAs(long asked) throws Stopped {
    long taken = System.nanoTime() - asked;
    pause(Duration.ofNanos(Math.min(LONG.toNanos(), Math.max(SHORT.toNanos(), 2 * taken))));
  }

  private void pause(Duration duration) throws Stopped {
    if (deadline.isOver()) {
      throw new Stopped(new TimedOut(List.copyOf(lagging), unread, problem));
    }
    Pause.of(duration);
  }
}
