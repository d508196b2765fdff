package io.meshlane.generator.discovery;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Manifests as tests write them. */
public final class ManifestTexts {
  /** The seeds' deployment.yaml, with its placeholders. */
  public static final String SEED =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: testaaa
        namespace: test-istio
      spec:
        selector:
          app: testaaa
        ports:
        - port: 31000
          targetPort: 31000
          appProtocol: HTTP
        type: ClusterIP
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: testaaa-${CI_COMMIT_REF_NAME}
        namespace: test-istio
        labels:
          app: testaaa
          version: ${CI_COMMIT_REF_NAME}
      spec:
        replicas: 1
        selector:
          matchLabels:
            app: testaaa
            version: ${CI_COMMIT_REF_NAME}
        strategy:
          type: Recreate
        template:
          metadata:
            annotations:
              sidecar.istio.io/inject: 'true'
            labels:
              app: testaaa
              version: ${CI_COMMIT_REF_NAME}
          spec:
            containers:
            - image: $REGISTRY_ADDRESS/${NODE_ENV}/${CI_PROJECT_NAME}:v${CI_PIPELINE_ID}
              env:
              - name: NODE_ENV
                value: development
              - name: PROJECT_VERSION
                value: ${CI_COMMIT_REF_NAME}
              imagePullPolicy: IfNotPresent
              livenessProbe:
                tcpSocket:
                  port: 31000
              name: testaaa
              ports:
              - containerPort: 31000
            dnsPolicy: ClusterFirst
            restartPolicy: Always
      """;

  private ManifestTexts() {}

  /** The seeds' manifest of one service and branch, rendered as its pipeline does. */
  public static String seed(String service, int port, String branch) {
    return SEED.replace("${CI_COMMIT_REF_NAME}", branch)
        .replace("testaaa", service)
        .replace("31000", String.valueOf(port));
  }

  /** A Service with one port, written as {@code port}. */
  public static String service(String name, String port) {
    return """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: %s, namespace: test-istio}
        spec: {selector: {app: %s}, ports: [%s]}
        """
        .formatted(name, name, port);
  }

  /** A Deployment whose pods have {@code labels} and the pod spec {@code pod}. */
  public static String deployment(String name, String labels, String pod) {
    return """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %s, namespace: test-istio}
        spec: {template: {metadata: {labels: %s}, spec: %s}}
        """
        .formatted(name, labels, pod);
  }

  /** What the reader makes of {@code text} as a file called manifests.yaml. */
  public static Read read(String text) {
    try {
      Path folder = Files.createTempDirectory("manifests");
      Path file = Files.writeString(folder.resolve("manifests.yaml"), text);
      try {
        return read(List.of(file));
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the reader makes of {@code paths}. */
  public static Read read(List<Path> paths) {
    Findings findings = new Findings();
    Inventory inventory = new ManifestReader(findings).read(paths, "fallback");
    return new Read(inventory, findings.sorted());
  }

  /** An inventory and what was found wrong. */
  public record Read(Inventory inventory, List<Diagnostic> diagnostics) {
    /** The only finding. */
    public Diagnostic diagnostic() {
      if (diagnostics.size() != 1) {
        throw new AssertionError("not one finding: " + diagnostics);
      }
      return diagnostics.get(0);
    }
  }
}
