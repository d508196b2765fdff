package io.meshlane.generator.change;

import static io.meshlane.generator.diagnostic.DiagnosticCode.RETIRED_VERSION_LISTED;
import static io.meshlane.generator.diagnostic.DiagnosticCode.RETIRED_VERSION_NEEDED;
import static io.meshlane.generator.diagnostic.DiagnosticCode.RETIRED_VERSION_UNKNOWN;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One version that is to answer no more, at every service or at one; its lane then falls back, as
 * if the version had never been there.
 *
 * <p>Changes what is wanted, not the topology file: where that lists the version, a warning says
 * that the next change brings it back.
 */
public record Retirement(String version, Optional<String> service) {

  /**
   * {@code topology} without the version; empty where it is needed, or nobody has it, which is a
   * finding.
   */
  public Optional<Topology> from(Topology topology, SourceMap sources, Findings findings) {
    List<Service> having = having(topology);
    if (having.isEmpty()) {
      unknown(topology, sources, findings);
      return Optional.empty();
    }
    List<Service> refused =
        having.stream().filter(one -> isNeeded(one, sources, findings)).toList();
    having.forEach(one -> listed(one, sources, findings));
    return refused.isEmpty() ? Optional.of(without(topology, having)) : Optional.empty();
  }

  /** What {@link #from} takes away of {@code topology}, unless it is needed. */
  public List<RetiredVersion> in(Topology topology) {
    return having(topology).stream()
        .map(
            one ->
                new RetiredVersion(one.name(), one.namespace(), topology.versionLabel(), version))
        .toList();
  }

  private List<Service> having(Topology topology) {
    return topology.services().stream()
        .filter(one -> service.isEmpty() || one.isCalled(service.get()))
        .filter(one -> one.versions().contains(version))
        .toList();
  }

  private void unknown(Topology topology, SourceMap sources, Findings findings) {
    var versions = new TreeSet<String>();
    topology.services().stream()
        .filter(one -> service.isEmpty() || one.isCalled(service.get()))
        .forEach(one -> versions.addAll(one.versions()));
    List<String> services = topology.services().stream().map(Service::name).toList();
    boolean noService =
        service.isPresent()
            && topology.services().stream().noneMatch(s -> s.isCalled(service.get()));
    findings.add(
        RETIRED_VERSION_UNKNOWN,
        Place.of(sources.place(Origin.ROOT).file()),
        noService
            ? "there is no service " + quoted(service.orElse("")) + " to retire a version of"
            : "no service has version "
                + quoted(version)
                + service.map(name -> " called " + quoted(name)).orElse(""),
        noService
            ? didYouMean(service.orElse(""), services, "there are " + list(services))
            : didYouMean(version, versions, "there are " + list(versions))
                + "; what is left of a version that is gone already goes with apply");
  }

  private boolean isNeeded(Service one, SourceMap sources, Findings findings) {
    if (version.equals(one.baseline())) {
      return needed(one, "it is the baseline", "name another baseline first", sources, findings);
    }
    if (one.versions().size() == 1) {
      return needed(one, "it is the only one", "take out the service first", sources, findings);
    }
    return one.traffic().split().containsKey(version)
        && needed(
            one,
            "it has a share of the baseline's requests",
            "take it out of traffic.split first",
            sources,
            findings);
  }

  private boolean needed(
      Service one, String why, String help, SourceMap sources, Findings findings) {
    add(RETIRED_VERSION_NEEDED, one, " cannot retire: " + why, help, sources, findings);
    return true;
  }

  private void listed(Service one, SourceMap sources, Findings findings) {
    if (sources.knows(one.origin().child("versions"))) {
      add(
          RETIRED_VERSION_LISTED,
          one,
          " retires, and the topology still lists it",
          "take it out of services.versions, or the next apply brings it back",
          sources,
          findings);
    }
  }

  private void add(
      DiagnosticCode code,
      Service one,
      String what,
      String help,
      SourceMap sources,
      Findings findings) {
    findings.add(
        code,
        sources.place(one.origin().child("versions")),
        "version " + quoted(version) + " of service " + quoted(one.name()) + what,
        help);
  }

  private Topology without(Topology topology, List<Service> having) {
    List<Service> services =
        topology.services().stream().map(one -> having.contains(one) ? without(one) : one).toList();
    boolean gone = services.stream().noneMatch(one -> one.versions().contains(version));
    List<Lane> lanes =
        topology.lanes().stream().map(lane -> without(lane, topology, having, gone)).toList();
    return topology.withServices(services).withLanes(lanes);
  }

  private Service without(Service one) {
    List<String> versions = new ArrayList<>(one.versions());
    versions.removeIf(version::equals);
    return one.with(one.ports(), one.manyPorts(), versions);
  }

  /** What the lane picks of it, and its name among the fallbacks, when nothing has that name. */
  private Lane without(Lane lane, Topology topology, List<Service> having, boolean gone) {
    SortedMap<String, String> picks = new TreeMap<>(lane.versions());
    having.stream()
        .filter(one -> lane.version(one).filter(version::equals).isPresent())
        .forEach(one -> picks.keySet().removeIf(one::isCalled));
    List<String> fallback = new ArrayList<>(lane.fallback());
    if (gone && topology.lane(version).isEmpty()) {
      fallback.removeIf(version::equals);
    }
    return new Lane(lane.name(), picks, fallback, lane.origin());
  }
}
