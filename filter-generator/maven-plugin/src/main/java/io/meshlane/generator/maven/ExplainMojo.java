package io.meshlane.generator.maven;

import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.explain.Question;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says which version of each service answers, and which rule chose it. With a host it is about one
 * request and the calls its lane leads to; without, about lanes at every way in and every service.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends TopologyMojo {

  /** The routing header's value; without, requests have no routing header. */
  @Parameter(property = "meshlane.lane")
  private @Nullable String lane;

  /** The host that is called, with its port if the caller writes one. */
  @Parameter(property = "meshlane.host")
  private @Nullable String host;

  /** The path; {@code /} by default. */
  @Parameter(property = "meshlane.path")
  private @Nullable String path;

  /** The port of the gateway's listener, or of the called service. */
  @Parameter(property = "meshlane.port")
  private @Nullable Integer port;

  /**
   * Where the request starts: {@code gateway} (default), {@code gateway=NAME}, {@code SERVICE},
   * {@code SERVICE.NAMESPACE} or {@code namespace=NAMESPACE}.
   */
  @Parameter(property = "meshlane.from")
  private @Nullable String from;

  @Override
  List<Diagnostic> run() throws MojoFailureException {
    Outcome<Explainer> rules = new Meshlane().explainer(request());
    if (rules.value().isPresent()) {
      explain(rules.value().get());
    }
    return rules.diagnostics();
  }

  private void explain(Explainer rules) throws MojoFailureException {
    Question question =
        new Question(
            Optional.ofNullable(lane),
            Optional.ofNullable(host),
            Optional.ofNullable(path),
            port == null ? OptionalInt.empty() : OptionalInt.of(port),
            Optional.ofNullable(from));
    Optional<String> problem = question.problem(rules);
    if (problem.isPresent()) {
      throw new MojoFailureException(problem.get());
    }
    question.ask(rules).text().lines().forEach(getLog()::info);
  }
}
