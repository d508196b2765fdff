package io.meshlane.generator.explain;

import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;

import io.meshlane.generator.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person asks of an {@link Explainer}, in the words of the command line and the Maven goal.
 *
 * <p>With a host it is about one request, without one about lanes: the one named, or all.
 *
 * @param lane the routing header's value; empty for no header
 * @param host the host called, as the caller writes it, with its port if it has one
 * @param path the path called
 * @param port of the gateway's listener, or of the called service
 * @param from {@code gateway} or {@code gateway=NAME}, {@code namespace=NAME}, or a service, as
 *     {@code NAME} or {@code NAME.NAMESPACE}
 */
public record Question(
    Optional<String> lane,
    Optional<String> host,
    Optional<String> path,
    OptionalInt port,
    Optional<String> from) {
  private static final String GATEWAY = "gateway";
  private static final Pattern ADDRESS =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*://)?([^/?#]+)([^?#]*).*");
  private static final Pattern PORT = Pattern.compile(".*[^:]:([0-9]{1,5})");

  /** What is wrong with the question, where something is; whoever asked must ask again. */
  public Optional<String> problem(Explainer explainer) {
    if (host.isEmpty()) {
      return from.isPresent() || path.isPresent() || port.isPresent()
          ? Optional.of("name the host that is called: from, path and port are about one request")
          : Optional.empty();
    }
    return host.filter(called -> called.contains("/"))
        .map(Question::isAddress)
        .or(() -> gateway().flatMap(name -> unknown(name, explainer)))
        .or(
            () ->
                from.filter(Question::isPlainService)
                    .filter(
                        service ->
                            namespaces(explainer).getOrDefault(service, new TreeSet<>()).size()
                                != 1)
                    .map(service -> unclear(service, namespaces(explainer))));
  }

  /** What a browser shows, copied: no caller writes that as its {@code Host}. */
  private static String isAddress(String called) {
    Matcher parts = ADDRESS.matcher(called);
    if (!parts.matches()) {
      return "the host " + Suggestion.quoted(called) + " has a path: name the two apart";
    }
    String path = parts.group(2).isEmpty() ? "" : ", and the path " + parts.group(2);
    return Suggestion.quoted(called) + " is an address: name the host " + parts.group(1) + path;
  }

  /** The gateway that is named as the start. */
  private Optional<String> gateway() {
    return from.filter(start -> start.startsWith(GATEWAY + "="))
        .map(start -> start.substring(GATEWAY.length() + 1));
  }

  private static Optional<String> unknown(String gateway, Explainer explainer) {
    if (!explainer.gateways(Optional.of(gateway)).isEmpty()) {
      return Optional.empty();
    }
    List<String> known = explainer.gateways(Optional.empty());
    List<String> names = known.stream().map(it -> it.substring(it.indexOf('/') + 1)).toList();
    String otherwise = "write one of " + Suggestion.list(known);
    return Optional.of(
        "no rule knows a gateway "
            + Suggestion.quoted(gateway)
            + "; "
            + (known.isEmpty() ? "there is none" : didYouMean(gateway, names, otherwise)));
  }

  /** The answer to a question without a {@link #problem}. */
  public Explanation ask(Explainer explainer) {
    if (host.isPresent()) {
      return new Explanation.OfRequest(explainer.journey(request(host.get(), explainer)));
    }
    return new Explanation.OfLanes(lane.map(explainer::table).orElseGet(explainer::table));
  }

  private Request request(String called, Explainer explainer) {
    Start start = start(from.orElse(GATEWAY), explainer);
    Request request = Request.to(start, called).withPath(path.orElse("/"));
    Matcher written = PORT.matcher(called);
    if (port.isPresent()) {
      request = request.withPort(port.getAsInt());
    } else if (start instanceof Start.InMesh && written.matches()) {
      request = request.withPort(Integer.parseInt(written.group(1)));
    }
    return lane.isPresent() ? request.withHeader(explainer.header(), lane.get()) : request;
  }

  private static Start start(String from, Explainer explainer) {
    String name = from.substring(from.indexOf('=') + 1);
    if (from.equals(GATEWAY)) {
      return Start.gateway();
    }
    if (from.startsWith(GATEWAY + "=")) {
      return Start.gateway(name);
    }
    if (from.startsWith("namespace=")) {
      return Start.mesh(name);
    }
    int dot = name.indexOf('.');
    return dot > 0
        ? Start.service(name.substring(dot + 1), name.substring(0, dot))
        : Start.service(namespaces(explainer).getOrDefault(name, new TreeSet<>()).first(), name);
  }

  private static boolean isPlainService(String from) {
    return !from.equals(GATEWAY) && from.indexOf('=') < 0 && from.indexOf('.') < 0;
  }

  /** The namespaces in which the rules know a service of each name. */
  private static SortedMap<String, SortedSet<String>> namespaces(Explainer explainer) {
    SortedMap<String, SortedSet<String>> namespaces = new TreeMap<>();
    for (String host : explainer.meshHosts()) {
      MeshName.ofHost(host)
          .ifPresent(
              name ->
                  namespaces
                      .computeIfAbsent(name.service(), key -> new TreeSet<>())
                      .add(name.namespace()));
    }
    return namespaces;
  }

  private static String unclear(String service, SortedMap<String, SortedSet<String>> namespaces) {
    SortedSet<String> several = namespaces.getOrDefault(service, new TreeSet<>());
    return several.isEmpty()
        ? "no rule knows a service "
            + Suggestion.quoted(service)
            + "; "
            + didYouMean(service, namespaces.keySet(), "write it as NAME.NAMESPACE")
        : "several namespaces have a service "
            + Suggestion.quoted(service)
            + ": write it as NAME.NAMESPACE, with one of "
            + Suggestion.list(several);
  }
}
