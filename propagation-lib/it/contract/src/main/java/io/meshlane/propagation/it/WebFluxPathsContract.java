package io.meshlane.propagation.it;

/** The paths of an application on a reactive server. */
public abstract class WebFluxPathsContract extends PathsContract {
  /** For the subclass of each application. */
  protected WebFluxPathsContract() {
    super(Path.Server.WEBFLUX);
  }
}
