package io.meshlane.propagation.it;

/** What no application on a reactive server may do, however busy. */
public abstract class NeverTheWrongLaneOnWebFluxContract extends NeverTheWrongLaneContract {
  /** For the subclass of each application. */
  protected NeverTheWrongLaneOnWebFluxContract() {
    super(Path.Server.WEBFLUX);
  }
}
