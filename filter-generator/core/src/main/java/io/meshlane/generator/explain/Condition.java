package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One field of an HTTPMatchRequest. */
sealed interface Condition {

  /**
   * Dot segments, backslashes and escapes, which Envoy rewrites as {@code pathNormalization} tells.
   */
  Pattern NORMALISED = Pattern.compile("/\\.{1,2}(/|$)|\\\\|%[0-9A-Fa-f]{2}");

  Truth test(Hop hop);

  /** Which text of the request is compared. */
  enum Part {
    URI {
      @Override
      String of(Request request) {
        return request.pathOnly();
      }
    },
    AUTHORITY {
      @Override
      String of(Request request) {
        return request.authority();
      }
    },
    METHOD {
      @Override
      String of(Request request) {
        return request.method();
      }
    },
    SCHEME {
      @Override
      String of(Request request) {
        return request.scheme();
      }
    };

    abstract String of(Request request);
  }

  /** Path, authority as it was sent, method or scheme. */
  record Of(Part part, TextMatch match) implements Condition {
    @Override
    public Truth test(Hop hop) {
      String text = part.of(hop.request());
      return part == Part.URI && NORMALISED.matcher(text).find()
          ? Truth.unknown(
              new Unread(
                  Place.of("request"), "path", "proxies rewrite such a path before they compare"))
          : match.test(text);
    }
  }

  /**
   * A header, or the lack of one. Envoys differ in whether they compare several lines of a header
   * one by one or joined, so lines that do not agree are unknown.
   */
  record Header(String name, TextMatch match, boolean without, Place place) implements Condition {
    @Override
    public Truth test(Hop hop) {
      Truth present = present(hop.request().headers().values(name));
      return without ? present.not() : present;
    }

    private Truth present(List<String> lines) {
      if (match instanceof TextMatch.Present) {
        return Truth.of(!lines.isEmpty());
      }
      if (lines.isEmpty()) {
        // istiod sets treat_missing_header_as_empty for withoutHeaders only.
        return without ? match.test("") : Truth.NO;
      }
      List<Truth> truths = new ArrayList<>();
      lines.forEach(line -> truths.add(match.test(line)));
      truths.add(match.test(String.join(",", lines)));
      return truths.stream().distinct().count() == 1
          ? truths.get(0)
          : Truth.unknown(
              new Unread(place, "match.headers", "the request has several lines of " + name));
    }
  }

  /** The port of the listener or of the called service. */
  record Port(int number, Place place) implements Condition {
    @Override
    public Truth test(Hop hop) {
      return hop.port().isPresent()
          ? Truth.of(hop.port().getAsInt() == number)
          : Truth.unknown(
              new Unread(place, "match.port", "the rule asks for port " + number + "; name one"));
    }
  }

  /** The gateways a single rule is bound to. */
  record Gateways(List<String> names) implements Condition {
    public Gateways {
      names = List.copyOf(names);
    }

    @Override
    public Truth test(Hop hop) {
      return Truth.of(names.contains(hop.gateway()));
    }
  }

  /** The namespace of the proxy's pod. */
  record SourceNamespace(String namespace, Place place) implements Condition {
    @Override
    public Truth test(Hop hop) {
      return hop.namespace()
          .map(namespace::equals)
          .map(Truth::of)
          .orElseGet(
              () ->
                  Truth.unknown(
                      new Unread(
                          place,
                          "match.sourceNamespace",
                          "the files do not say where the gateway's pods are")));
    }
  }

  /** A field that is not understood. */
  record NotUnderstood(Unread reason) implements Condition {
    @Override
    public Truth test(Hop hop) {
      return Truth.unknown(reason);
    }
  }
}
