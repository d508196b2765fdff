package io.meshlane.generator.cluster.istiod;

import io.meshlane.generator.cluster.istiod.WaitResult.Acknowledged;
import io.meshlane.generator.cluster.istiod.WaitResult.TimedOut;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Waits until every proxy has acknowledged a change, at every istiod.
 *
 * <p>At the end all istiods are listed again: one that has come or has started anew meanwhile is
 * waited for too, and so is a proxy that has moved to another one or is not connected at all. Short
 * of proof stays: an open connection of a proxy may finish one more request with a filter that has
 * been replaced. Not thread-safe.
 */
public final class AcknowledgedWait implements MeshWait {
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Istiods istiods;
  private final ProxyPods pods;
  private final Duration timeout;
  private final Set<Refusal> standing = new HashSet<>();

  private AcknowledgedWait(Istiods istiods, ProxyPods pods, Duration timeout) {
    this.istiods = istiods;
    this.pods = pods;
    this.timeout = timeout;
  }

  /**
   * Asks every istiod for what proxies refuse already: they are not to be taken for refusing what
   * comes.
   *
   * @param timeout of each wait
   * @throws IstiodUnavailable when one does not answer
   */
  public static AcknowledgedWait open(Istiods istiods, ProxyPods pods, Duration timeout)
      throws IstiodUnavailable {
    var wait = new AcknowledgedWait(istiods, pods, timeout);
    for (Istiod istiod : wait.current()) {
      istiod.pushContexts();
      istiod.objects(); // the first answers are slow
      istiod.proxies().stream().flatMap(ProxyStatus::refusals).forEach(wait.standing::add);
    }
    return wait;
  }

  @Override
  public WaitResult await(Change change, Progress progress) {
    Deadline deadline = Deadline.in(timeout);
    Tally tally = new Tally(progress);
    Laggards laggards = new Laggards(pods);
    Map<String, Double> finished = new HashMap<>();
    while (true) {
      String problem = "";
      Set<String> lagging = new TreeSet<>();
      try {
        awaitEach(change, finished, deadline, tally);
        Check check = check(finished);
        lagging.addAll(check.lagging());
        if (check.isComplete() && (lagging.isEmpty() || laggards.mayBeLeftOut(lagging))) {
          tally.leaveOut(lagging);
          return new Acknowledged(
              check.proxies() - lagging.size(),
              List.copyOf(tally.notWaitedFor()),
              check.refusals());
        }
      } catch (IstiodUnavailable e) {
        problem = e.problem();
      } catch (Stopped e) {
        return e.result();
      }
      if (deadline.isOver()) {
        return new TimedOut(List.copyOf(lagging), List.of(), problem);
      }
      Pause.of(RETRY);
    }
  }

  /** At each istiod that has not finished. */
  private void awaitEach(
      Change change, Map<String, Double> finished, Deadline deadline, Tally tally)
      throws IstiodUnavailable, Stopped {
    List<Istiod> pending =
        current().stream().filter(it -> !finished.containsKey(it.name())).toList();
    if (pending.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(pending.size(), AcknowledgedWait::named);
    try {
      Map<String, Future<Double>> waits = new HashMap<>();
      for (Istiod istiod : pending) {
        var wait = new ReplicaWait(istiod, change, standing, pods, deadline, tally);
        waits.put(istiod.name(), threads.submit(() -> wait.await(() -> isListed(istiod))));
      }
      for (Map.Entry<String, Future<Double>> wait : waits.entrySet()) {
        finished.put(wait.getKey(), get(wait.getValue()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "meshlane-wait");
    thread.setDaemon(true);
    return thread;
  }

  private static double get(Future<Double> wait) throws Stopped {
    try {
      return wait.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Stopped stopped) {
        throw stopped;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean isListed(Istiod istiod) {
    try {
      return istiods.current().containsKey(istiod.name());
    } catch (IstiodUnavailable e) {
      return true; // not known: the deadline decides
    }
  }

  private List<Istiod> current() throws IstiodUnavailable {
    Map<String, URI> now = istiods.current();
    if (now.isEmpty()) {
      throw new IstiodUnavailable("no istiod is running");
    }
    return now.entrySet().stream()
        .map(it -> (Istiod) new HttpIstiod(it.getKey(), it.getValue()))
        .toList();
  }

  /**
   * Everything looked at once more.
   *
   * @param isComplete false when an istiod has come or started again
   */
  private record Check(
      boolean isComplete, int proxies, Set<String> lagging, List<Refusal> refusals) {}

  private Check check(Map<String, Double> finished) throws IstiodUnavailable, Stopped {
    Map<String, ProxyStatus> connected = new HashMap<>();
    for (Istiod istiod : current()) {
      Double process = finished.get(istiod.name());
      if (process == null || process != istiod.pushContexts().started()) {
        finished.remove(istiod.name());
        return new Check(false, 0, Set.of(), List.of());
      }
      // A proxy that has moved is named by both for a while: the one that is answered is the new.
      istiod
          .proxies()
          .forEach(it -> connected.merge(it.name(), it, (a, b) -> a.isCurrent() ? a : b));
    }
    Set<String> lagging = new TreeSet<>(pods.serving());
    lagging.removeIf(name -> connected.containsKey(name) && connected.get(name).isCurrent());
    connected.values().stream()
        .filter(proxy -> !proxy.isCurrent())
        .forEach(proxy -> lagging.add(proxy.name()));
    List<Refusal> refusals =
        connected.values().stream().flatMap(ProxyStatus::refusals).collect(Collectors.toList());
    for (Refusal refusal : refusals) {
      if (!standing.contains(refusal)) {
        throw new Stopped(new WaitResult.Refused(refusal));
      }
    }
    return new Check(true, connected.size(), lagging, refusals);
  }
}
