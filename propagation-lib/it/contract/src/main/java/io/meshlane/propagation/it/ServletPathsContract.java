package io.meshlane.propagation.it;

/** The paths of an application on a servlet container. */
public abstract class ServletPathsContract extends PathsContract {
  /** For the subclass of each application. */
  protected ServletPathsContract() {
    super(Path.Server.SERVLET);
  }
}
