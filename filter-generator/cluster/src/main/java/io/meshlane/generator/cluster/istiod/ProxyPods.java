package io.meshlane.generator.cluster.istiod;

import java.util.Set;

/** The pods behind proxies, which istiod may name longer than they live. */
public interface ProxyPods {

  /**
   * Pods that have a proxy and serve, as {@code pod.namespace}: each is to be connected to some
   * istiod. Empty where that is not known.
   */
  Set<String> serving();

  /** True when the proxy's pod is gone or going; false where that is not known. */
  boolean isGone(String proxy);
}
