package io.meshlane.generator.cluster;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Place;

/** A finding that nothing can be done about here; {@link LiveMesh} reports it. */
final class ClusterProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  ClusterProblem(DiagnosticCode code, String place, String message, String help) {
    super(message);
    this.diagnostic = new Diagnostic(code, Place.of(place), message, help);
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
