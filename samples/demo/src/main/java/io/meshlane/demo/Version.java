package io.meshlane.demo;

/** One version of a service: what a Deployment is in a cluster. */
record Version(String service, String name) {
  @Override
  public String toString() {
    return service + "@" + name;
  }
}
