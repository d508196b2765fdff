package io.meshlane.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * Two versions of testaaa behind an Envoy with the generated filters, and nginx gateways before it.
 *
 * <p>One Envoy plays three: {@link #GATEWAY}, {@link #INBOUND} of the nginx pod, and that pod's way
 * out, where nginx finds {@code testaaa:31000}. What is no stand-in: Envoy and nginx, their
 * filters, hosts and configuration files.
 */
final class DockerStage implements BeforeAllCallback, AfterAllCallback {
  static final int GATEWAY = 10_080;
  static final int INBOUND = 10_081;

  private static final int NGINX = 8080;
  private static final Duration START = Duration.ofSeconds(60);
  private static final Path CONFIGURATIONS = Path.of("..", "k8s", "gateway-nginx");

  private final List<GenericContainer<?>> started = new ArrayList<>();
  private final Network network = Network.newNetwork();
  private GenericContainer<?> envoy;

  @Override
  public void beforeAll(ExtensionContext context) {
    testaaa("release");
    testaaa("release-v1");
    envoy =
        start(
            new GenericContainer<>("envoyproxy/envoy:v1.40.0")
                .withNetworkAliases("testaaa")
                .withExposedPorts(GATEWAY, INBOUND)
                .withCopyToContainer(Transferable.of(bootstrap()), "/etc/envoy/envoy.yaml")
                .waitingFor(Wait.forLogMessage(".*starting main dispatch loop.*", 1)));
  }

  private void testaaa(String version) {
    start(
        new GenericContainer<>("eclipse-temurin:17-jre")
            .withNetworkAliases(version)
            .withEnv(Map.of("SERVICE", "testaaa", "PROJECT_VERSION", version, "PORTS", "31000"))
            .withCopyFileToContainer(MountableFile.forHostPath(Path.of("target/classes")), "/app")
            .withCommand("java", "-Xshare:auto", "-cp", "/app", "io.meshlane.e2e.echo.Echo")
            .withExposedPorts(31000)
            .waitingFor(Wait.forHttp("/").forPort(31000)));
  }

  /**
   * An nginx with a file of {@code k8s/gateway-nginx}, for the rest of the class.
   *
   * @return where it answers
   */
  Url nginx(String file, String alias) {
    GenericContainer<?> nginx =
        start(
            new GenericContainer<>("nginx:1.22")
                .withNetworkAliases(alias)
                .withCopyFileToContainer(
                    MountableFile.forHostPath(CONFIGURATIONS.resolve(file)), "/etc/gateway.conf")
                .withCommand("nginx", "-c", "/etc/gateway.conf", "-g", "daemon off;")
                .withExposedPorts(NGINX)
                .waitingFor(Wait.forHttp("/nginx-health").forPort(NGINX)));
    return url(nginx, NGINX);
  }

  /** Where one of Envoy's listeners answers. */
  Url envoy(int port) {
    return url(envoy, port);
  }

  /** A place on this machine. */
  record Url(String host, int port) {
    Answer get(String authority, Map<String, String> headers) {
      Map<String, String> all = new HashMap<>(headers);
      all.put("Host", authority);
      all.put("Accept", "application/json");
      return Answer.of(Http.get(this + "/", all));
    }

    @Override
    public String toString() {
      return "http://" + host + ":" + port;
    }
  }

  private static Url url(GenericContainer<?> container, int port) {
    return new Url(container.getHost(), container.getMappedPort(port));
  }

  /** What the containers said last, for a failure's reader. */
  String logs() {
    StringBuilder logs = new StringBuilder();
    for (GenericContainer<?> container : started) {
      List<String> lines = container.getLogs().lines().toList();
      logs.append(container.getDockerImageName()).append(":\n");
      lines.subList(Math.max(0, lines.size() - 8), lines.size()).stream()
          .map(line -> "  " + line + "\n")
          .forEach(logs::append);
    }
    return logs.toString();
  }

  private GenericContainer<?> start(GenericContainer<?> container) {
    container.withNetwork(network).withStartupTimeout(START);
    started.add(container);
    container.start();
    return container;
  }

  private static String bootstrap() {
    Generated generated = Generated.of("docker/topology.yaml");
    return Template.fill(
        "docker/envoy.yaml",
        Map.of(
            "gatewayFilter", generated.filter("GATEWAY"),
            "workloadFilter", generated.filter("SIDECAR_INBOUND"),
            "hosts", generated.hosts("testaaa", "shop")));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    started.forEach(GenericContainer::stop);
    network.close();
  }
}
