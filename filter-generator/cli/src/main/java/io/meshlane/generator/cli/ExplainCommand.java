package io.meshlane.generator.cli;

import io.meshlane.generator.ExplainRequest;
import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.explain.ExplainSettings;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.explain.Explanation;
import io.meshlane.generator.explain.Question;
import io.meshlane.generator.report.JsonReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshlane explain}: who answers, and which rule says so. */
@Command(
    name = "explain",
    description = {
      "Says which version of each service answers, and which rule of which file chose it.",
      "",
      "Reads a topology, or rules from files and folders, whoever wrote them. With --host it is about"
          + " one request and the calls its lane leads to; without, about lanes at every way in and"
          + " at every service. What a rule holds that it does not understand, it names; it never"
          + " guesses and runs nothing.",
      ""
    },
    footer = {
      "  meshlane explain k8s/meshlane.yaml --all",
      "  meshlane explain k8s/meshlane.yaml --lane release-v1",
      "  meshlane explain k8s/generated --lane release-v1 --host shop.example.com --path /cart",
      "  meshlane explain k8s/meshlane.yaml --host testbbb:32000 --from testaaa"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ReportOptions report;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A topology; or files and folders with Istio rules.")
  private List<Path> paths = List.of();

  @Option(
      names = "--manifests",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Kubernetes manifests, which tell ports and pods. May be repeated.")
  private List<Path> manifests = List.of();

  @Option(
      names = "--lane",
      paramLabel = "LANE",
      description = "The routing header's value; without, requests have no routing header.")
  private @Nullable String lane;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The host that is called, with its port if the caller writes one.")
  private @Nullable String host;

  @Option(names = "--path", paramLabel = "PATH", description = "The path (default: /).")
  private @Nullable String path;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of the gateway's listener, or of the called service.")
  private @Nullable Integer port;

  @Option(
      names = "--from",
      paramLabel = "START",
      description = {
        "Where the request starts (default: gateway):",
        "gateway, or gateway=NAME where there are several;",
        "SERVICE or SERVICE.NAMESPACE for a pod of that service;",
        "namespace=NAMESPACE for any pod there."
      })
  private @Nullable String from;

  @Option(names = "--all", description = "All lanes; the default without --lane and --host.")
  private boolean all;

  @Option(
      names = "--header",
      paramLabel = "NAME",
      description = "The routing header, where PATH is no topology (default: project-version).")
  private @Nullable String header;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "Of objects that name none, where PATH is no topology (default: default).")
  private @Nullable String namespace;

  @Override
  public Integer call() {
    if (all && (lane != null || host != null)) {
      throw usage("--all is about all lanes; leave out --lane and --host");
    }
    Outcome<Explainer> rules = rules();
    Question question = question();
    rules.value().flatMap(question::problem).map(this::usage).ifPresent(this::raise);
    Outcome<Explanation> answer =
        new Outcome<>(rules.diagnostics(), rules.value().map(question::ask));
    return report.report(
        answer, JsonReport::explanation, explanation -> report.out().print(explanation.text()));
  }

  private Outcome<Explainer> rules() {
    Meshlane meshlane = new Meshlane();
    if (TopologyFile.isAmong(paths)) {
      if (paths.size() > 1 || header != null || namespace != null) {
        throw usage("a topology stands alone: give manifests with --manifests");
      }
      return meshlane.explainer(new GenerateRequest(paths.get(0), manifests));
    }
    ExplainSettings settings =
        header == null ? ExplainSettings.DEFAULT : ExplainSettings.DEFAULT.withHeader(header);
    String unnamed = namespace == null ? "default" : namespace;
    return meshlane.explainer(new ExplainRequest(paths, manifests, unnamed, settings));
  }

  private Question question() {
    return new Question(
        Optional.ofNullable(lane),
        Optional.ofNullable(host),
        Optional.ofNullable(path),
        port == null ? OptionalInt.empty() : OptionalInt.of(port),
        Optional.ofNullable(from));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void raise(ParameterException problem) {
    throw problem;
  }
}
