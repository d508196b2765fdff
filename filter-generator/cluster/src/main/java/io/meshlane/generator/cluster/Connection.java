package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.CLUSTER_UNREACHABLE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.KUBECONFIG_INVALID;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** A cluster that has answered. */
final class Connection implements AutoCloseable {
  private final KubernetesClient client;
  private final Clock ours;

  private Connection(KubernetesClient client, Clock ours) {
    this.client = client;
    this.ours = ours;
  }

  /**
   * Asks the API server for its version, once.
   *
   * @param ours this machine's clock, which may be wrong
   * @throws ClusterProblem when there is no cluster, or it does not know who asks
   */
  static Connection open(ClusterOptions options, Clock ours) {
    Config config = config(options);
    var connection =
        new Connection(
            new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build(),
            ours);
    try {
      connection.clock();
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static Config config(ClusterOptions options) {
    Config config = configured(options);
    int millis = Math.toIntExact(options.requestTimeout().toMillis());
    ConfigBuilder builder =
        new ConfigBuilder(config)
            .withRequestTimeout(millis)
            .withConnectionTimeout(Math.min(millis, 10_000))
            .withRequestRetryBackoffLimit(0);
    options.as().ifPresent(builder::withImpersonateUsername);
    if (!options.asGroups().isEmpty()) {
      builder.withImpersonateGroups(options.asGroups().toArray(String[]::new));
    }
    return builder.build();
  }

  private static Config configured(ClusterOptions options) {
    String context = options.context().orElse(null);
    Config config;
    if (options.kubeconfig().isPresent()) {
      File file = options.kubeconfig().get().toFile();
      refuseMissing(file.toPath());
      config = parsed(context, file);
    } else {
      config = Config.autoConfigure(context);
    }
    if (context != null
        && (config.getCurrentContext() == null
            || !context.equals(config.getCurrentContext().getName()))) {
      throw new ClusterProblem(
          KUBECONFIG_INVALID,
          "context " + context,
          "the kubeconfig has no such context",
          "kubectl config get-contexts lists them");
    }
    return config;
  }

  private static Config parsed(@org.jspecify.annotations.Nullable String context, File file) {
    try {
      return Config.fromKubeconfig(context, file);
    } catch (KubernetesClientException e) {
      throw new ClusterProblem(
          KUBECONFIG_INVALID, file.toString(), "is no kubeconfig", "name another file");
    }
  }

  private static void refuseMissing(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ClusterProblem(
          KUBECONFIG_INVALID, file.toString(), "cannot be read", "name the kubeconfig's file");
    }
  }

  KubernetesClient client() {
    return client;
  }

  /** For messages. */
  String address() {
    return client.getMasterUrl().toString().replaceAll("/$", "");
  }

  /** This machine's; for what people read, and nothing else. */
  Clock ours() {
    return ours;
  }

  /** What the API server's clock says; its answer's header has whole seconds. */
  Instant clock() {
    URI version =
        client.getMasterUrl().toString().endsWith("/")
            ? URI.create(client.getMasterUrl() + "version")
            : URI.create(client.getMasterUrl() + "/version");
    try {
      HttpResponse<String> response =
          client
              .getHttpClient()
              .sendAsync(
                  client.getHttpClient().newHttpRequestBuilder().uri(version).build(), String.class)
              .get();
      if (!response.isSuccessful()) {
        throw Failure.of(response.code(), response.body(), address());
      }
      return date(response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw new ClusterProblem(
          CLUSTER_UNREACHABLE,
          address(),
          "does not answer: " + Failure.reason(e.getCause()),
          "check the kubeconfig, its context and the network; kubectl cluster-info asks the same");
    }
  }

  private Instant date(HttpResponse<?> response) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
          String.valueOf(response.header("Date")), Instant::from);
    } catch (DateTimeParseException e) {
      return ours.instant();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
