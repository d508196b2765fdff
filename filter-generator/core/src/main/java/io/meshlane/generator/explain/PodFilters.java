package io.meshlane.generator.explain;

import io.meshlane.generator.explain.ProxyFilter.Effect;
import io.meshlane.generator.explain.ProxyFilter.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What filters on some pods' proxies make of a request. */
final class PodFilters {
  private final List<ProxyFilter> filters;
  private final String rootNamespace;

  PodFilters(List<ProxyFilter> filters, String rootNamespace) {
    this.filters = filters;
    this.rootNamespace = rootNamespace;
  }

  /**
   * Pods, as far as they are known.
   *
   * @param complete whether they have no other labels
   */
  record Pods(Optional<String> namespace, SortedMap<String, String> labels, boolean complete) {}

  /**
   * A request behind the filters.
   *
   * @param certain reasons why its headers cannot be said
   * @param possible reasons why they may be others, if the filter acts on these pods at all
   */
  record Passed(Headers headers, List<Unread> certain, List<Unread> possible, List<String> notes) {}

  Passed pass(Headers headers, String authority, Side side, List<Pods> pods) {
    Map<Headers, ProxyFilter> outcomes = new LinkedHashMap<>();
    List<Unread> certain = new ArrayList<>();
    List<Unread> possible = new ArrayList<>();
    for (ProxyFilter filter : filters) {
      Truth.Value acts = filter.sides().contains(side) ? acts(filter, pods) : Truth.Value.NO;
      if (acts == Truth.Value.NO) {
        continue;
      }
      List<Unread> reasons = acts == Truth.Value.YES ? certain : possible;
      if (filter.effect() instanceof Effect.NotUnderstood not) {
        reasons.add(not.reason());
      } else if (filter.effect() instanceof Effect.GivesLane own) {
        Headers after = own.filter().apply(headers, authority);
        if (!after.equals(headers) && acts == Truth.Value.YES) {
          outcomes.putIfAbsent(after, filter);
        } else if (!after.equals(headers)) {
          possible.add(
              new Unread(
                  filter.place(), filter.called(), "whether it acts on these pods is not known"));
        }
      }
    }
    return passed(headers, outcomes, certain, possible);
  }

  private static Passed passed(
      Headers headers,
      Map<Headers, ProxyFilter> outcomes,
      List<Unread> certain,
      List<Unread> possible) {
    if (outcomes.isEmpty()) {
      return new Passed(headers, certain, possible, List.of());
    }
    var first = outcomes.entrySet().iterator().next();
    if (outcomes.size() > 1) {
      ProxyFilter filter = first.getValue();
      certain.add(
          new Unread(filter.place(), filter.called(), "another filter gives a different lane"));
    }
    String note = first.getValue().called() + " gives it a lane";
    return new Passed(first.getKey(), certain, possible, List.of(note));
  }

  private Truth.Value acts(ProxyFilter filter, List<Pods> pods) {
    List<Truth.Value> values = pods.stream().map(some -> acts(filter, some)).distinct().toList();
    return values.size() == 1 ? values.get(0) : Truth.Value.UNKNOWN;
  }

  private Truth.Value acts(ProxyFilter filter, Pods pods) {
    Truth.Value labels = labels(filter.selector(), pods);
    boolean everywhere = filter.namespace().equals(rootNamespace);
    if (labels == Truth.Value.NO || everywhere) {
      return labels;
    }
    return pods.namespace()
        .map(namespace -> namespace.equals(filter.namespace()) ? labels : Truth.Value.NO)
        .orElse(Truth.Value.UNKNOWN);
  }

  private static Truth.Value labels(SortedMap<String, String> selector, Pods pods) {
    Truth.Value result = Truth.Value.YES;
    for (Map.Entry<String, String> label : selector.entrySet()) {
      String value = pods.labels().get(label.getKey());
      if (value == null && !pods.complete()) {
        result = Truth.Value.UNKNOWN;
      } else if (!label.getValue().equals(value)) {
        return Truth.Value.NO;
      }
    }
    return result;
  }
}
