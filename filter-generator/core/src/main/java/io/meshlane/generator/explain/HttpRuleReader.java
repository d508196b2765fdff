package io.meshlane.generator.explain;

import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import io.meshlane.generator.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of {@code VirtualService.spec.http}. */
final class HttpRuleReader {
  /** Fields that never change who answers. */
  private static final Set<String> HARMLESS =
      Set.of(
          "timeout",
          "retries",
          "mirror",
          "mirrors",
          "mirrorPercentage",
          "mirrorPercent",
          "corsPolicy");

  private final ManifestObject object;
  private final List<String> notes = new ArrayList<>();

  private HttpRuleReader(ManifestObject object) {
    this.object = object;
  }

  static HttpRule read(ManifestObject object, int index, YamlNode node) {
    HttpRuleReader reader = new HttpRuleReader(object);
    return node instanceof Mapping rule
        ? reader.rule(index, rule)
        : reader.rule(
            index, node, reader.not(node, "http[" + index + "]", "a mapping belongs here"));
  }

  private HttpRule rule(int index, YamlNode node, Action action) {
    return new HttpRule(
        index, Optional.empty(), List.of(), action, HeaderChanges.NONE, List.of(), object.at(node));
  }

  private HttpRule rule(int index, Mapping rule) {
    Action action = action(rule);
    rewrite(rule);
    mirrors(rule);
    return new HttpRule(
        index,
        rule.text("name"),
        matches(rule),
        action,
        HeaderChangesReader.read(object, rule),
        notes,
        object.at(rule));
  }

  private List<Match> matches(Mapping rule) {
    Optional<YamlNode> match = rule.get("match");
    if (match.isEmpty()) {
      return List.of();
    }
    return match.get() instanceof Sequence list
        ? list.items().stream().map(item -> MatchReader.read(object, item)).toList()
        : List.of(MatchReader.read(object, match.get()));
  }

  private Action action(Mapping rule) {
    for (YamlNode.Field field : rule.fields()) {
      String key = field.key().text();
      boolean understood =
          HARMLESS.contains(key)
              || Set.of("name", "match", "headers", "rewrite", "fault").contains(key)
              || Set.of("route", "redirect", "directResponse").contains(key);
      if (!understood) {
        return not(field.key(), "http." + key, "explain does not read this field");
      }
    }
    Optional<Action> fault = rule.mapping("fault").flatMap(this::fault);
    return fault.orElseGet(() -> answer(rule));
  }

  private Action answer(Mapping rule) {
    Optional<Mapping> redirect = rule.mapping("redirect");
    if (redirect.isPresent()) {
      return redirect(redirect.get());
    }
    Optional<Mapping> response = rule.mapping("directResponse");
    if (response.isPresent()) {
      var status = ManifestObject.number(response.get(), "status");
      return status.isPresent()
          ? new Action.Respond(status.getAsInt(), "directResponse")
          : not(response.get(), "http.directResponse", "it has no status");
    }
    return rule.items("route").isEmpty()
        ? not(rule, "http.route", "the rule has no route, redirect or directResponse")
        : TargetReader.read(object, rule.items("route"));
  }

  private Action redirect(Mapping redirect) {
    String to =
        redirect.text("scheme").map(scheme -> scheme + "://").orElse("")
            + redirect.text("authority").orElse("")
            + redirect.text("uri").orElse("");
    var status = ManifestObject.number(redirect, "redirectCode");
    return new Action.Redirect(status.orElse(301), to);
  }

  /** A rule that aborts every request answers by itself; one that aborts some gets a note. */
  private Optional<Action> fault(Mapping fault) {
    fault.mapping("delay").ifPresent(delay -> notes.add("delays some requests (fault.delay)"));
    Optional<Mapping> abort = fault.mapping("abort");
    if (abort.isEmpty()) {
      return Optional.empty();
    }
    Optional<Double> percent =
        abort.get().mapping("percentage").flatMap(p -> p.text("value")).flatMap(this::percent);
    var status = ManifestObject.number(abort.get(), "httpStatus");
    if (percent.isEmpty() || status.isEmpty()) {
      return Optional.of(not(abort.get(), "http.fault.abort", "no percentage or no httpStatus"));
    }
    if (percent.get() >= 100) {
      return Optional.of(new Action.Respond(status.getAsInt(), "fault.abort"));
    }
    if (percent.get() > 0) {
      notes.add("answers some requests with " + status.getAsInt() + " itself (fault.abort)");
    }
    return Optional.empty();
  }

  private Optional<Double> percent(String text) {
    try {
      return Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void mirrors(Mapping rule) {
    if (rule.get("mirror").isPresent() || rule.get("mirrors").isPresent()) {
      notes.add("copies of some requests go elsewhere too (mirror)");
    }
  }

  private void rewrite(Mapping rule) {
    Optional<Mapping> rewrite = rule.mapping("rewrite");
    if (rewrite.isEmpty()) {
      return;
    }
    rewrite.get().text("uri").ifPresent(uri -> notes.add("the path is rewritten to " + uri));
    rewrite.get().get("uriRegexRewrite").ifPresent(regex -> notes.add("the path is rewritten"));
    rewrite
        .get()
        .text("authority")
        .ifPresent(authority -> notes.add("the Host header becomes " + authority));
  }

  private Action not(YamlNode node, String field, String why) {
    return new Action.NotUnderstood(object.unread(node, field, why));
  }
}
