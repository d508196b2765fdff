package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LIST_INCOMPLETE;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.meshlane.generator.change.LivePod;
import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.MeshState;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Owner;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.ManifestReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a cluster as {@link MeshReader} wants it; reads anew at each call. */
final class ClusterReader implements MeshReader {
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final Connection connection;
  private final KubernetesClient client;
  private final Requests requests;

  ClusterReader(Connection connection, Requests requests) {
    this.connection = connection;
    this.client = connection.client();
    this.requests = requests;
  }

  @Override
  public Inventory inventory(Set<String> namespaces, Findings findings) {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (String namespace : namespaces) {
        add(texts, "Service", client.services().inNamespace(namespace).list());
        add(texts, "Deployment", client.apps().deployments().inNamespace(namespace).list());
        add(texts, "StatefulSet", client.apps().statefulSets().inNamespace(namespace).list());
      }
    } catch (KubernetesClientException e) {
      findings.add(Failure.of(e, connection.address()).diagnostic());
    }
    return new ManifestReader(findings).parse(texts, "default");
  }

  private static void add(
      Map<String, String> texts,
      String kind,
      KubernetesResourceList<? extends HasMetadata> objects) {
    for (HasMetadata object : objects.getItems()) {
      String name = object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
      texts.put(kind + " " + name, Objects.json(object));
    }
  }

  @Override
  public Optional<MeshState> state(
      Owner topology, Set<String> namespaces, Set<ObjectKey> wanted, Findings findings) {
    try {
      List<MeshObject> own = new ArrayList<>();
      List<MeshObject> foreign = new ArrayList<>();
      Unlisted unlisted = new Unlisted();
      for (IstioKind kind : IstioKind.values()) {
        for (GenericKubernetesResource found : list(kind, namespaces, unlisted)) {
          sort(Objects.read(found), kind, topology, wanted, own, foreign);
        }
      }
      unlisted.report(findings, connection.address());
      return Optional.of(new MeshState(own, foreign, pods(namespaces), connection.clock()));
    } catch (ClusterProblem e) {
      findings.add(e.diagnostic());
      return Optional.empty();
    }
  }

  private static void sort(
      MeshObject object,
      IstioKind kind,
      Owner topology,
      Set<ObjectKey> wanted,
      List<MeshObject> own,
      List<MeshObject> foreign) {
    boolean routes = kind == IstioKind.VIRTUAL_SERVICE || kind == IstioKind.DESTINATION_RULE;
    if (object.owner().filter(topology::equals).isPresent()) {
      own.add(object);
    } else if (routes || wanted.contains(object.key()) || topology.isNamesakeOf(object)) {
      foreign.add(object);
    }
  }

  private List<GenericKubernetesResource> list(
      IstioKind kind, Set<String> namespaces, Unlisted unlisted) {
    var all = client.genericKubernetesResources(kind.context());
    try {
      return requests.call(
          kind.resource(), () -> tolerant(kind, () -> all.inAnyNamespace().list()));
    } catch (ClusterProblem e) {
      if (!Failure.isForbidden(e)) {
        throw e;
      }
    }
    List<GenericKubernetesResource> found = new ArrayList<>();
    for (String namespace : visible(namespaces, unlisted)) {
      try {
        found.addAll(
            requests.call(
                kind.resource(), () -> tolerant(kind, () -> all.inNamespace(namespace).list())));
      } catch (ClusterProblem e) {
        if (namespaces.contains(namespace) || !Failure.isForbidden(e)) {
          throw e;
        }
        unlisted.add(namespace, kind);
      }
    }
    return found;
  }

  /** A kind that this release of Istio does not have yet has no objects. */
  private static List<GenericKubernetesResource> tolerant(
      IstioKind kind,
      java.util.function.Supplier<? extends KubernetesResourceList<GenericKubernetesResource>>
          list) {
    try {
      return list.get().getItems();
    } catch (KubernetesClientException e) {
      if (e.getCode() == NOT_FOUND && !kind.isEverywhere()) {
        return List.of();
      }
      throw e;
    }
  }

  private Set<String> visible(Set<String> namespaces, Unlisted unlisted) {
    Set<String> visible = new TreeSet<>(namespaces);
    try {
      client.namespaces().list().getItems().stream()
          .map((Namespace it) -> it.getMetadata().getName())
          .forEach(visible::add);
    } catch (KubernetesClientException e) {
      if (e.getCode() != FORBIDDEN) {
        throw Failure.of(e, connection.address());
      }
      unlisted.addOthers();
    }
    return visible;
  }

  private List<LivePod> pods(Set<String> namespaces) {
    List<LivePod> pods = new ArrayList<>();
    for (String namespace : namespaces) {
      requests
          .call(
              "pods of " + namespace, () -> client.pods().inNamespace(namespace).list().getItems())
          .forEach(pod -> pods.add(live(pod)));
    }
    return pods;
  }

  private static LivePod live(Pod pod) {
    Instant since =
        Pods.ready(pod)
            .map(condition -> condition.getLastTransitionTime())
            .or(() -> Optional.ofNullable(pod.getMetadata().getCreationTimestamp()))
            .map(Instant::parse)
            .orElse(Instant.EPOCH);
    Map<String, String> labels = pod.getMetadata().getLabels();
    return new LivePod(
        pod.getMetadata().getNamespace(),
        new TreeMap<>(labels == null ? Map.of() : labels),
        Pods.isReady(pod),
        since);
  }

  /** Where stale objects may stand that nobody looked for. */
  static final class Unlisted {
    private final Set<String> namespaces = new TreeSet<>();
    private final Set<String> resources = new TreeSet<>();

    void add(String namespace, IstioKind kind) {
      namespaces.add(namespace);
      resources.add(kind.resource());
    }

    void addOthers() {
      namespaces.add("all but the topology's own");
    }

    void report(Findings findings, String address) {
      if (!namespaces.isEmpty()) {
        String kinds = resources.isEmpty() ? "Istio's objects" : String.join(", ", resources);
        findings.add(
            LIST_INCOMPLETE,
            Place.of(address),
            kinds + " may not be listed in these namespaces: " + String.join(", ", namespaces),
            "what the topology once had there stays; allow list there to have it removed");
      }
    }
  }
}
