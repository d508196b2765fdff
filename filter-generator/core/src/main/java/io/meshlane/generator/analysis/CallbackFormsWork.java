package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.CALLBACK_FORM_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site.AtGateway;
import io.meshlane.generator.topology.Callback.Site.AtWorkload;
import io.meshlane.generator.topology.Callback.Via;
import io.meshlane.generator.topology.IstioVersion;

/** A callback has a form that works where it stands. */
final class CallbackFormsWork implements Analyzer {
  private static final IstioVersion TRAFFIC_EXTENSION = new IstioVersion(1, 30);

  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Callback callback : subject.topology().callbacks()) {
      hosts(subject, findings, callback);
      pods(subject, findings, callback);
      if (callback.via() == Via.VIRTUAL_SERVICE && callback.site() instanceof AtWorkload) {
        report(
            subject,
            findings,
            callback,
            "a VirtualService does not act on requests that arrive at a pod",
            "write via: envoyFilter or via: trafficExtension");
      }
      if (callback.via() == Via.TRAFFIC_EXTENSION
          && subject.topology().istio().compareTo(TRAFFIC_EXTENSION) < 0) {
        String help = "write istio: \"1.30\" when every istiod is that new, or via: envoyFilter";
        report(
            subject,
            findings,
            callback,
            "Istio " + subject.topology().istio() + " has no TrafficExtension, 1.30 is the first",
            help);
      }
      if (callback.via().isLua() && callback.site() instanceof AtGateway site) {
        subject
            .topology()
            .gateway(site.gateway())
            .filter(gateway -> gateway.workload().selector().isEmpty())
            .ifPresent(
                gateway ->
                    report(
                        subject,
                        findings,
                        callback,
                        "the pods of gateway " + quoted(gateway.name()) + " are not known",
                        "write workload: {namespace: istio-system, selector: {istio: ingressgateway}} at the gateway"));
      }
    }
  }

  /** Without labels a filter acts on every pod of the namespace. */
  private static void pods(Subject subject, Findings findings, Callback callback) {
    if (callback.site() instanceof AtWorkload pods && pods.selector().isEmpty()) {
      report(
          subject,
          findings,
          callback,
          "the callback selects no pods",
          "write at: {workload: {app: <label>}}");
    }
  }

  private static void hosts(Subject subject, Findings findings, Callback callback) {
    if (callback.hosts().isEmpty()) {
      report(subject, findings, callback, "the callback has no hosts", "write hosts: [aaa.com]");
    }
    for (String host : callback.hosts()) {
      boolean placeholder = host.contains(Callback.LANE_PLACEHOLDER);
      if (placeholder == callback.lane().isPresent()) {
        String message =
            "host "
                + quoted(host)
                + (placeholder ? " has {lane}, and 'lane' names one too" : " has no lane");
        report(
            subject,
            findings,
            callback,
            message,
            placeholder ? "remove 'lane'" : "write lane: <the lane>, or {lane} in the host");
      }
    }
  }

  private static void report(
      Subject subject, Findings findings, Callback callback, String message, String help) {
    findings.add(CALLBACK_FORM_INVALID, subject.place(callback.origin()), message, help);
  }
}
