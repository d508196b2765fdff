package io.meshlane.generator.cluster.istiod;

/** An istiod gave no answer, or none that can be understood; another try may succeed. */
public final class IstiodUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  private final String problem;

  /** What was asked, and what happened instead of an answer. */
  public IstiodUnavailable(String problem) {
    super(problem);
    this.problem = problem;
  }

  /** The same. */
  public String problem() {
    return problem;
  }
}
