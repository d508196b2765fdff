package io.meshlane.generator.explain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.meshlane.generator.explain.LaneTable.Column;
import io.meshlane.generator.explain.LaneTable.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks for every lane that the rules name, at every way in and every service. */
final class LaneTableBuilder {
  /** Below a prefix, a name that no rule is likely to name. */
  private static final String ANY = "any";

  private final RuleSet rules;
  private final GatewayDomains domains;
  private final MeshPorts ports;
  private final String header;

  LaneTableBuilder(RuleSet rules, GatewayDomains domains, MeshPorts ports, String header) {
    this.rules = rules;
    this.domains = domains;
    this.ports = ports;
    this.header = header;
  }

  LaneTable build(Function<Request, Verdict> explain) {
    return build(lanes(), explain);
  }

  LaneTable build(Collection<String> lanes, Function<Request, Verdict> explain) {
    List<Column> columns = new ArrayList<>();
    domains.references().forEach(gateway -> columns.addAll(entries(gateway)));
    columns.addAll(services());
    List<Row> rows = new ArrayList<>();
    rows.add(row(columns, Optional.empty(), Headers.NONE, explain));
    for (String lane : lanes) {
      String value = lane.endsWith("*") ? lane.substring(0, lane.length() - 1) + ANY : lane;
      rows.add(row(columns, Optional.of(lane), Headers.of(header, value), explain));
    }
    return new LaneTable(columns, rows, notes());
  }

  /** Lanes below a regular expression have no row: which they are, nobody can list. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>(rules.notes());
    for (VirtualService rule : rules.virtualServices()) {
      for (HttpRule http : rule.rules()) {
        if (conditions(http).anyMatch(one -> one.match() instanceof TextMatch.Regex)) {
          notes.add(
              rule.called()
                  + " http["
                  + http.index()
                  + "] ("
                  + http.place()
                  + ") takes lanes by a regular expression, which have no row; ask for one by name");
        }
      }
    }
    return notes;
  }

  private static Row row(
      List<Column> columns,
      Optional<String> lane,
      Headers headers,
      Function<Request, Verdict> explain) {
    return new Row(
        lane,
        columns.stream()
            .map(column -> explain.apply(column.request().withHeaders(headers)))
            .toList());
  }

  private SortedSet<String> lanes() {
    SortedSet<String> lanes = new TreeSet<>();
    conditions()
        .forEach(
            condition -> {
              if (condition.match() instanceof TextMatch.Exact exact) {
                lanes.add(exact.expected());
              } else if (condition.match() instanceof TextMatch.Prefix prefix) {
                lanes.add(prefix.expected() + "*");
              }
            });
    lanes.removeAll(Set.of("", "-"));
    return lanes;
  }

  private List<Condition.Header> conditions() {
    return rules.virtualServices().stream()
        .flatMap(rule -> rule.rules().stream())
        .flatMap(this::conditions)
        .toList();
  }

  private Stream<Condition.Header> conditions(HttpRule rule) {
    return rule.matches().stream()
        .flatMap(match -> match.content().stream())
        .filter(Condition.Header.class::isInstance)
        .map(Condition.Header.class::cast)
        .filter(condition -> condition.name().equalsIgnoreCase(header));
  }

  private List<Column> entries(String gateway) {
    String name = gateway.substring(gateway.indexOf('/') + 1);
    boolean unique =
        domains.references().stream().filter(other -> other.endsWith("/" + name)).count() == 1;
    String shown = unique ? name : gateway;
    List<Column> columns = new ArrayList<>();
    domains
        .of(gateway, OptionalInt.empty())
        .forEach(
            (domain, bounds) -> {
              String authority = domain.replace("*", domain.equals("*") ? "any.invalid" : ANY);
              for (String path : paths(bounds)) {
                Request request = entry(gateway, authority).withPath(path);
                String where = domain + (path.equals("/") ? "" : path);
                columns.add(new Column(shown + " " + where, true, request));
              }
            });
    // A VirtualService for mesh and gateway answers its mesh name at the gateway too; nobody asks.
    columns.removeIf(column -> MeshName.ofHost(column.request().host()).isPresent());
    return columns;
  }

  /** At the port whose answer is not just "come back with https", where there is one. */
  private Request entry(String gateway, String authority) {
    Request request = Request.to(Start.gateway(gateway), authority);
    OptionalInt port = domains.answeringPort(gateway);
    boolean several = domains.onlyPort(gateway).isEmpty();
    return several && port.isPresent() ? request.withPort(port.getAsInt()) : request;
  }

  /** A path for each rule that asks for one, and {@code /} where a rule asks for none. */
  private static Set<String> paths(List<GatewayDomains.Bound> bounds) {
    Set<String> paths = new LinkedHashSet<>();
    for (GatewayDomains.Bound bound : bounds) {
      for (HttpRule rule : bound.rule().rules()) {
        if (rule.matches().isEmpty()) {
          paths.add("/");
        }
        for (Match match : rule.matches()) {
          boolean here =
              match.placement().stream()
                  .filter(Condition.Gateways.class::isInstance)
                  .map(Condition.Gateways.class::cast)
                  .allMatch(condition -> condition.names().contains(bound.gateway()));
          if (here) {
            paths.add(path(match));
          }
        }
      }
    }
    return paths;
  }

  private static String path(Match match) {
    for (Condition condition : match.content()) {
      if (condition instanceof Condition.Of of && of.part() == Condition.Part.URI) {
        if (of.match() instanceof TextMatch.Exact exact) {
          return exact.expected();
        }
        if (of.match() instanceof TextMatch.Prefix prefix) {
          return prefix.expected();
        }
      }
    }
    return "/";
  }

  private List<Column> services() {
    Map<String, Long> namesakes =
        ports.all().stream()
            .map(MeshPorts.Port::host)
            .distinct()
            .collect(groupingBy(host -> host.substring(0, host.indexOf('.')), counting()));
    return ports.all().stream()
        .map(
            port -> {
              MeshName name = MeshName.ofHost(port.host()).orElseThrow();
              boolean alone = namesakes.getOrDefault(name.service(), 1L) == 1;
              String called = alone ? name.service() : name.service() + "." + name.namespace();
              String number = port.port().isPresent() ? ":" + port.port().getAsInt() : "";
              return new Column(called + number, false, port.request(Start.mesh(name.namespace())));
            })
        .toList();
  }
}
