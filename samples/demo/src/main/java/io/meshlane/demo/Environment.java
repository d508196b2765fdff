package io.meshlane.demo;

import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.Start;
import io.meshlane.generator.output.FolderChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The example environment: testaaa calls testbbb, each with its baseline and one branch, under the
 * rules of {@code k8s/meshlane.yaml}.
 *
 * <p>Changes come one at a time; requests are answered meanwhile.
 */
final class Environment implements AutoCloseable {
  static final String FIRST = "testaaa";
  static final String SECOND = "testbbb";
  static final String BASELINE = "release";
  static final String BRANCH = "release-v1";

  /** The host that is called at the gateway; the rules take any. */
  static final String HOST = "shop.example.com";

  private static final String NAMESPACE = "test-istio";

  private final Path jars;
  private final Path folder;
  private final TopologyText whole;
  private final Rules rules;
  private final Pods pods = new Pods();
  private final Trail trail = new Trail();
  private final Processes processes = new Processes();
  private final Proxy gateway;
  private final Proxy sidecar;
  private final Set<String> withoutBranch = new TreeSet<>();

  /**
   * With rules and proxies, and no process yet.
   *
   * @param checkout where {@code k8s/} is
   * @param jars with {@code testaaa.jar} and {@code testbbb.jar}
   * @param folder for rules and output
   */
  Environment(Path checkout, Path jars, Path folder) {
    this.jars = jars;
    this.folder = folder;
    this.whole = topology(checkout.resolve("k8s/meshlane.yaml"));
    this.rules = new Rules(folder, List.of(checkout.resolve("k8s/base")), NAMESPACE, whole);
    Router router = new Router(rules, pods);
    this.gateway = new Proxy("gateway", Start.gateway(), router, trail);
    this.sidecar = new Proxy(FIRST, Start.service(NAMESPACE, FIRST), router, trail);
  }

  private static TopologyText topology(Path file) {
    try {
      return new TopologyText(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Rules rules() {
    return rules;
  }

  Trail trail() {
    return trail;
  }

  /** Where the gateway is. */
  URI address() {
    return URI.create("http://127.0.0.1:" + gateway.port());
  }

  /** A request as it reaches the gateway, for what the rules say of it. */
  static Request request() {
    return Request.to(Start.gateway(), HOST);
  }

  /** Starts every version at once, and returns when all are ready. */
  void start(Consumer<Version> ready) {
    List<ServiceProcess> started = new ArrayList<>();
    for (String service : List.of(FIRST, SECOND)) {
      for (String version : List.of(BASELINE, BRANCH)) {
        started.add(launch(new Version(service, version)));
      }
    }
    for (ServiceProcess process : started) {
      await(process);
      ready.accept(process.version());
    }
  }

  /** Whether the branch of {@code service} is deployed. */
  synchronized boolean hasBranch(String service) {
    return !withoutBranch.contains(service);
  }

  /** The rules go first, and then the process that nobody is sent to any more. */
  synchronized FolderChanges removeBranch(String service) {
    withoutBranch.add(service);
    FolderChanges changes = rules.replace(topology());
    Version gone = new Version(service, BRANCH);
    pods.remove(gone);
    processes.stop(gone);
    return changes;
  }

  /** The process comes first, and then the rules that send somebody to it. */
  synchronized FolderChanges addBranch(String service) {
    await(launch(new Version(service, BRANCH)));
    withoutBranch.remove(service);
    return rules.replace(topology());
  }

  /** Nothing happens where it is as it should be. */
  synchronized void setBranch(String service, boolean deployed) {
    if (deployed && !hasBranch(service)) {
      addBranch(service);
    } else if (!deployed && hasBranch(service)) {
      removeBranch(service);
    }
  }

  private TopologyText topology() {
    TopologyText topology = whole;
    for (String service : withoutBranch) {
      topology = topology.without(new Version(service, BRANCH));
    }
    return topology;
  }

  private ServiceProcess launch(Version version) {
    Path jar = jars.resolve(version.service() + ".jar");
    return processes.start(() -> new ServiceProcess(version, jar, sidecar.port(), folder));
  }

  private void await(ServiceProcess process) {
    try {
      pods.add(process.version(), process.address().join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof DemoFailure failure ? failure : e;
    }
  }

  @Override
  public void close() {
    processes.close();
    gateway.close();
    sidecar.close();
  }
}
