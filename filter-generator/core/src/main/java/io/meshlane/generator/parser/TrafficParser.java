package io.meshlane.generator.parser;

import io.meshlane.generator.topology.Traffic;
import io.meshlane.generator.topology.Traffic.Connections;
import io.meshlane.generator.topology.Traffic.Fault;
import io.meshlane.generator.topology.Traffic.OutlierDetection;
import io.meshlane.generator.topology.Traffic.Retries;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads {@code spec.services[].traffic}. */
final class TrafficParser {
  private static final int MANY = Integer.MAX_VALUE;

  private TrafficParser() {}

  static Traffic traffic(Fields fields) {
    return new Traffic(
        Numbers.duration(fields, "timeout"),
        fields.object("retries", TrafficParser::retries),
        Numbers.duration(fields, "idleTimeout"),
        Numbers.integer(fields, "maxRequestsPerConnection", 1, MANY),
        fields.object("connections", TrafficParser::connections),
        fields.object("outlierDetection", TrafficParser::outlierDetection),
        fields.object("fault", TrafficParser::fault),
        fields.map("split", node -> boxed(Numbers.integer(fields, node, "split", 0, 100))));
  }

  private static Retries retries(Fields fields) {
    fields.requires("attempts", "attempts: 2; 0 switches retries off");
    return new Retries(
        Numbers.integer(fields, "attempts", 0, 100).orElse(0),
        Numbers.duration(fields, "perTryTimeout"),
        fields.texts("retryOn"),
        fields.origin());
  }

  private static Connections connections(Fields fields) {
    return new Connections(
        Numbers.integer(fields, "maxConnections", 1, MANY),
        Numbers.integer(fields, "http1MaxPendingRequests", 1, MANY),
        Numbers.integer(fields, "maxRetries", 1, MANY));
  }

  private static OutlierDetection outlierDetection(Fields fields) {
    return new OutlierDetection(
        Numbers.integer(fields, "consecutive5xxErrors", 0, MANY),
        Numbers.duration(fields, "interval"),
        Numbers.duration(fields, "baseEjectionTime"),
        Numbers.integer(fields, "maxEjectionPercent", 0, 100));
  }

  private static Fault fault(Fields fields) {
    Optional<Delay> delay = fields.object("delay", TrafficParser::delay);
    Optional<Abort> abort = fields.object("abort", TrafficParser::abort);
    if (delay.isEmpty() && abort.isEmpty()) {
      fields.requires(
          "delay", "delay: {percent: 10, fixed: 2s} or abort: {percent: 1, status: 503}");
    }
    return new Fault(
        delay.map(Delay::percent).orElse(OptionalDouble.empty()),
        delay.flatMap(Delay::fixed),
        abort.map(Abort::percent).orElse(OptionalDouble.empty()),
        abort.map(Abort::status).orElse(OptionalInt.empty()),
        fields.text("lane"),
        fields.origin());
  }

  private static Delay delay(Fields fields) {
    fields.requires("percent", "percent: 10");
    fields.requires("fixed", "fixed: 2s");
    return new Delay(Numbers.percent(fields, "percent"), Numbers.duration(fields, "fixed"));
  }

  private static Abort abort(Fields fields) {
    fields.requires("percent", "percent: 1");
    fields.requires("status", "status: 503");
    return new Abort(
        Numbers.percent(fields, "percent"), Numbers.integer(fields, "status", 200, 599));
  }

  private static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  private record Delay(OptionalDouble percent, Optional<Duration> fixed) {}

  private record Abort(OptionalDouble percent, OptionalInt status) {}
}
