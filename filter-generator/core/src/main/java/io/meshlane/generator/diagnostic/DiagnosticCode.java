package io.meshlane.generator.diagnostic;

import static io.meshlane.generator.diagnostic.Severity.ERROR;
import static io.meshlane.generator.diagnostic.Severity.WARNING;

/**
 * Every rule Meshlane checks, in the order of its code. Each has a section in DIAGNOSTICS.md; a
 * code, once released, is never given to another rule.
 */
public enum DiagnosticCode {
  // Reading files
  FILE_UNREADABLE("ML0001", ERROR, "a file cannot be read"),
  YAML_SYNTAX("ML0002", ERROR, "a file is not YAML"),
  DOCUMENT_COUNT("ML0003", ERROR, "a topology file holds exactly one document"),
  YAML_LIMIT("ML0004", ERROR, "a file nests too deep or expands too far"),
  DUPLICATE_KEY("ML0005", ERROR, "a key stands twice in one mapping"),
  UNKNOWN_KEY("ML0006", ERROR, "a key nobody reads"),
  WRONG_TYPE("ML0007", ERROR, "a value of the wrong type"),
  MISSING_KEY("ML0008", ERROR, "a required key is missing"),
  DURATION_INVALID("ML0009", ERROR, "a duration Istio would refuse"),
  NUMBER_OUT_OF_RANGE("ML0010", ERROR, "a port or number out of range"),
  VALUE_INVALID("ML0011", ERROR, "a value that is none of the allowed words"),

  // Services, versions and lanes
  NAME_INVALID("ML0101", ERROR, "a name Kubernetes would refuse"),
  VERSION_INVALID("ML0102", ERROR, "a version no pod label can carry"),
  LANE_VERSION_UNKNOWN("ML0103", ERROR, "a lane picks a version the service does not have"),
  LANE_SERVICE_UNKNOWN("ML0104", ERROR, "a lane names a service that does not exist"),
  LANE_FALLBACK_UNKNOWN("ML0105", ERROR, "a fallback that is neither a lane nor a version"),
  FALLBACK_CYCLE("ML0106", ERROR, "lanes fall back to each other in a circle"),
  DUPLICATE_SERVICE("ML0107", ERROR, "a service stands twice"),
  LANE_COLLISION("ML0108", ERROR, "two lanes become one name"),
  SUBSET_COLLISION("ML0109", ERROR, "two versions become one subset name"),
  LANE_INVALID("ML0110", ERROR, "a lane name the routing header cannot carry"),
  BASELINE_MISSING("ML0111", ERROR, "a service has no baseline version"),
  WITHOUT_BASELINE_UNUSED("ML0112", WARNING, "withoutBaseline on a service that has a baseline"),
  WITHOUT_BASELINE_UNKNOWN("ML0113", ERROR, "withoutBaseline names a lane that reaches no version"),
  PORTS_MISSING("ML0114", ERROR, "a service without a port"),
  VERSIONS_MISSING("ML0115", ERROR, "a service without a version"),
  SPLIT_INVALID("ML0116", ERROR, "a split that does not add up"),
  FAULT_LANE_INVALID("ML0117", ERROR, "a fault for a lane the routing header cannot carry"),
  OBJECT_COLLISION("ML0118", ERROR, "two generated objects of one name"),
  SERVICES_MISSING("ML0119", ERROR, "a topology without services"),

  // Routes, gateways and hosts
  HEADER_INVALID("ML0201", ERROR, "a header name Istio would refuse"),
  HOST_INVALID("ML0202", ERROR, "a host Istio would refuse"),
  RETRY_ON_INVALID("ML0203", ERROR, "a retry condition Envoy does not know"),
  TIMEOUT_SHORTER_THAN_RETRIES("ML0204", WARNING, "a timeout that ends before the retries do"),
  RETRIES_OFF("ML0205", ERROR, "retries switched off and configured at once"),
  ENTRY_PORT_MISSING("ML0206", ERROR, "an entry to one of several ports without a number"),
  PORT_NOT_HTTP("ML0207", ERROR, "a port Istio would treat as TCP"),
  DUPLICATE_ENTRY("ML0208", ERROR, "two entries for the same gateway, host and path"),
  PREFIX_CATCHES_NEIGHBOUR("ML0209", WARNING, "a prefix that also catches a neighbour's path"),
  HOST_HIDES_WILDCARD("ML0210", WARNING, "a specific host that hides a wildcard"),
  GATEWAY_UNKNOWN("ML0211", ERROR, "a gateway the topology does not have"),
  HOST_NOT_SERVED("ML0212", ERROR, "an entry host the gateway does not serve"),
  MESH_HOST_SHARED("ML0213", ERROR, "one mesh host in two services"),
  COMBINED_IMPOSSIBLE("ML0214", ERROR, "a combined VirtualService that Istio would refuse"),
  PATH_INVALID("ML0215", ERROR, "a path that is not one"),
  GATEWAY_INVALID("ML0216", ERROR, "a gateway Istio would refuse"),
  REWRITE_SLASHES("ML0217", WARNING, "a rewrite that doubles or loses a slash"),

  // Callbacks and edge
  CALLBACK_HOST_CONFLICT("ML0221", ERROR, "one callback host for two lanes"),
  CALLBACK_LANE_UNKNOWN("ML0222", ERROR, "a callback lane nobody has"),
  CALLBACK_FORM_INVALID("ML0223", ERROR, "a form of callback that cannot work there"),
  EDGE_BESIDE_LUA("ML0224", ERROR, "edge rules beside a Lua callback on one gateway"),
  CALLBACK_HOST_UNSERVED("ML0225", ERROR, "a callback host that no entry serves"),
  EXTENSION_TOO_LARGE("ML0226", ERROR, "a TrafficExtension over 64 KiB"),
  // No code for regular expressions over 1024 characters: the only ones hold a host, which ML0202
  // keeps below 254.

  // Manifests
  MANIFEST_INVALID("ML0301", ERROR, "a manifest that is not a Kubernetes object"),
  SERVICE_NOT_FOUND("ML0302", ERROR, "a service the manifests do not have"),
  VERSION_LABEL_MISSING("ML0303", WARNING, "pods without the version label"),
  APP_LABEL_MISSING("ML0304", WARNING, "pods without the app label"),
  WORKLOAD_UNSELECTED("ML0305", WARNING, "a version whose pods no Service selects"),
  RUNS_AS_PROXY_USER("ML0306", ERROR, "a pod that runs as the proxy's user"),
  FOREIGN_RULE("ML0307", ERROR, "a hand-written rule for a host of this topology"),
  VERSION_NOT_DEPLOYED("ML0308", WARNING, "a version no manifest deploys"),
  PORT_NOT_FOUND("ML0309", ERROR, "a port the Service does not have"),

  // Output
  OUTPUT_NOT_WRITABLE("ML0401", ERROR, "an output folder that cannot be written"),
  OUTPUT_FOREIGN_FILE("ML0402", ERROR, "a foreign file in the way"),
  OUTPUT_DRIFT("ML0403", ERROR, "generated files that differ from the topology"),

  // Changing a live mesh
  OBJECT_TAKEN("ML0501", ERROR, "an object of that name that is not ours"),
  FOREIGN_RULE_ACTS("ML0502", ERROR, "a rule of somebody else that acts beside ours"),
  FOREIGN_RULE_ELSEWHERE("ML0503", WARNING, "a rule of somebody else that some callers get"),
  SUBSET_KEPT("ML0504", WARNING, "a subset that only somebody else's route names"),
  VERSION_NOT_READY("ML0505", WARNING, "a version without a ready pod"),
  RETIRED_VERSION_UNKNOWN("ML0506", ERROR, "a version to retire that nobody has"),
  RETIRED_VERSION_NEEDED("ML0507", ERROR, "a version to retire that is needed"),
  RETIRED_VERSION_LISTED("ML0508", WARNING, "a retired version that the topology still lists"),
  TOPOLOGY_ELSEWHERE("ML0509", ERROR, "two topologies of one name"),

  // A cluster that is read or changed; the codes below ML0520 are about what is there
  KUBECONFIG_INVALID("ML0521", ERROR, "a kubeconfig that names no cluster"),
  CLUSTER_UNREACHABLE("ML0522", ERROR, "a cluster that does not answer"),
  CLUSTER_UNAUTHENTICATED("ML0523", ERROR, "a cluster that does not know who asks"),
  CLUSTER_FORBIDDEN("ML0524", ERROR, "a right that is missing in the cluster"),
  LIST_INCOMPLETE("ML0525", WARNING, "namespaces that may not be looked into"),
  ISTIO_API_MISSING("ML0526", ERROR, "a cluster without an Istio kind that is needed"),
  NAMESPACE_MISSING("ML0527", ERROR, "a namespace that does not exist"),
  OBJECT_REFUSED("ML0528", ERROR, "an object the cluster refuses"),
  FIELD_CONFLICT("ML0529", ERROR, "a field that somebody else manages"),
  OBJECT_CHANGED("ML0530", ERROR, "an object that somebody changed meanwhile"),
  LEASE_HELD("ML0531", ERROR, "another run at work"),
  LEASE_LOST("ML0532", ERROR, "another run that took over"),
  ISTIOD_UNREACHABLE("ML0533", ERROR, "an istiod that cannot be asked"),
  PROXY_REFUSED("ML0534", ERROR, "a proxy that refuses its configuration"),
  PROXY_REFUSED_BEFORE("ML0535", WARNING, "a proxy that refused its configuration before"),
  PROXIES_LAG("ML0536", ERROR, "proxies that have not acknowledged in time"),
  PROXIES_NOT_WAITED_FOR("ML0537", WARNING, "a proxy without a pod"),
  SETTLE_PROVES_NOTHING("ML0538", WARNING, "a delay in place of a proof"),
  PODS_UNKNOWN("ML0539", WARNING, "pods that may not be listed");

  private final String id;
  private final Severity severity;
  private final String summary;

  DiagnosticCode(String id, Severity severity, String summary) {
    this.id = id;
    this.severity = severity;
    this.summary = summary;
  }

  /** {@code ML0103}. */
  public String id() {
    return id;
  }

  /** Whether a finding of this code stops the generation. */
  public Severity severity() {
    return severity;
  }

  /** The rule in a few words: the heading of its section in DIAGNOSTICS.md. */
  public String summary() {
    return summary;
  }

  /** True for a rule about a live cluster, which no files can break. */
  public boolean isOfCluster() {
    return compareTo(KUBECONFIG_INVALID) >= 0;
  }

  /**
   * True for the codes that say a file could not be read at all, which end the command line with
   * status 65.
   */
  public boolean isUnreadable() {
    return compareTo(DUPLICATE_KEY) < 0;
  }
}
