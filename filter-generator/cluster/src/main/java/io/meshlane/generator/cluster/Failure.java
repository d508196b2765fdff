package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.CLUSTER_FORBIDDEN;
import static io.meshlane.generator.diagnostic.DiagnosticCode.CLUSTER_UNAUTHENTICATED;
import static io.meshlane.generator.diagnostic.DiagnosticCode.CLUSTER_UNREACHABLE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.FIELD_CONFLICT;
import static io.meshlane.generator.diagnostic.DiagnosticCode.ISTIO_API_MISSING;
import static io.meshlane.generator.diagnostic.DiagnosticCode.NAMESPACE_MISSING;
import static io.meshlane.generator.diagnostic.DiagnosticCode.OBJECT_REFUSED;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an answer of the API server, or none, means for the user. */
final class Failure {
  private static final Pattern MISSING_NAMESPACE =
      Pattern.compile("namespaces \"([^\"]*)\" not found");
  private static final String RIGHTS =
      "grant what k8s/rbac.yaml grants; kubectl auth can-i asks for one of them";

  private Failure() {}

  /** True for what another try may mend: no answer, overload, a webhook that starts again. */
  static boolean isTransient(KubernetesClientException e) {
    return e.getCode() <= 0 || e.getCode() == 429 || e.getCode() >= 500;
  }

  static boolean isForbidden(ClusterProblem e) {
    return e.diagnostic().code() == CLUSTER_FORBIDDEN;
  }

  /** True for a write that somebody else's has overtaken. */
  static boolean isConflict(ClusterProblem e) {
    return e.diagnostic().code() == FIELD_CONFLICT;
  }

  /**
   * The finding for an exception.
   *
   * @param place the object it is about, or the cluster
   */
  static ClusterProblem of(KubernetesClientException e, String place) {
    if (e.getCode() <= 0) {
      return new ClusterProblem(
          CLUSTER_UNREACHABLE,
          place,
          "the API server does not answer: " + reason(e),
          "run it again: what was written stays, and every request is routed");
    }
    Status status = e.getStatus();
    String message =
        status == null || status.getMessage() == null ? reason(e) : status.getMessage();
    return of(e.getCode(), message, causes(status), place);
  }

  /** The finding for an answer's body, which may be a Status. */
  static ClusterProblem of(int code, @Nullable String body, String place) {
    String text = String.valueOf(body);
    try {
      Status status = Serialization.unmarshal(text, Status.class);
      text = status.getMessage() == null ? text : status.getMessage();
    } catch (RuntimeException e) {
      // A proxy's page: its own words are the message.
    }
    return of(code, text, List.of(), place);
  }

  private static ClusterProblem of(
      int code, String message, List<StatusCause> causes, String place) {
    return switch (code) {
      case 401 ->
          new ClusterProblem(
              CLUSTER_UNAUTHENTICATED,
              place,
              "the cluster does not know who asks: " + message,
              "log in again: a token or certificate has expired, or is for another cluster");
      case 403 ->
          message.contains("admission webhook")
              ? refused(place, message)
              : new ClusterProblem(CLUSTER_FORBIDDEN, place, message, RIGHTS);
      case 404 -> notFound(message, place);
      case 409 -> conflict(message, causes, place);
      case 400, 413, 422 -> refused(place, message);
      default ->
          new ClusterProblem(
              CLUSTER_UNREACHABLE,
              place,
              "the API server answered " + code + ": " + message,
              "run it again: what was written stays, and every request is routed");
    };
  }

  private static ClusterProblem refused(String place, String message) {
    return new ClusterProblem(
        OBJECT_REFUSED,
        place,
        message,
        "mend the topology and run it again; every request is routed");
  }

  private static ClusterProblem notFound(String message, String place) {
    Matcher namespace = MISSING_NAMESPACE.matcher(message);
    if (namespace.find()) {
      return new ClusterProblem(
          NAMESPACE_MISSING,
          place,
          "there is no namespace '" + namespace.group(1) + "'",
          "create it first: kubectl create namespace " + namespace.group(1));
    }
    return new ClusterProblem(
        ISTIO_API_MISSING,
        place,
        "the cluster does not have this kind: " + message,
        "install Istio's CRDs of the release that the topology's key istio names");
  }

  private static ClusterProblem conflict(String message, List<StatusCause> causes, String place) {
    String fields =
        causes.stream()
            .map(cause -> cause.getField() + " (" + cause.getMessage() + ")")
            .collect(Collectors.joining(", "));
    return new ClusterProblem(
        FIELD_CONFLICT,
        place,
        fields.isEmpty() ? message : "others manage what is to be written: " + fields,
        "agree on who writes it; --force-conflicts takes it over, as kubectl apply does");
  }

  private static List<StatusCause> causes(@Nullable Status status) {
    return Optional.ofNullable(status)
        .map(Status::getDetails)
        .map(details -> details.getCauses())
        .orElse(List.of());
  }

  /** The innermost message of an exception: wrappers say only where it was passed on. */
  static String reason(@Nullable Throwable e) {
    Throwable innermost = e;
    while (innermost != null
        && innermost.getCause() != null
        && !(innermost instanceof ConnectException)) {
      innermost = innermost.getCause();
    }
    if (innermost == null) {
      return "no reason given";
    }
    String name = innermost.getClass().getSimpleName();
    if (innermost.getMessage() == null) {
      // The JDK's HTTP client has no words for this one.
      return innermost instanceof ConnectException ? "nobody listens there" : name;
    }
    return innermost.getMessage() + " (" + name + ")";
  }
}
