package io.meshlane.generator.cluster.istiod;

import java.util.List;
import java.util.Map;

/** The debug pages of one istiod process. */
interface Istiod {
  /** For messages: the pod, or the address. */
  String name();

  /** The proxies connected to it, and those it has not yet found dead. */
  List<ProxyStatus> proxies() throws IstiodUnavailable;

  /** The generation of every object it has read, by {@code VirtualService shop/cart}. */
  Map<String, Long> objects() throws IstiodUnavailable;

  /** How many push contexts it has made. */
  PushContexts pushContexts() throws IstiodUnavailable;

  /** Makes it send everything to everyone connected to it. */
  void push() throws IstiodUnavailable;

  /**
   * Counters that begin again when the process does.
   *
   * @param started when the process did, whatever its clock says; another value is another process
   * @param count contexts made
   * @param seconds how long that took, in all
   */
  record PushContexts(double started, long count, double seconds) {}
}
