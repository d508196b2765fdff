package io.meshlane.generator.cluster.istiod;

import io.meshlane.generator.change.ObjectKey;
import java.util.List;

/** How a wait ended. */
public sealed interface WaitResult {

  /**
   * Every proxy has it.
   *
   * @param proxies how many have said so; 0 for a fixed delay, which asks nobody
   * @param notWaitedFor proxies that istiod still names, whose pods are gone or going
   * @param standing what proxies have refused since before the change, for whatever reason
   */
  record Acknowledged(int proxies, List<String> notWaitedFor, List<Refusal> standing)
      implements WaitResult {
    public Acknowledged {
      notWaitedFor = List.copyOf(notWaitedFor);
      standing = List.copyOf(standing);
    }
  }

  /** A proxy does not take it, and works with what it had before. */
  record Refused(Refusal refusal) implements WaitResult {}

  /**
   * The time is over.
   *
   * @param lagging proxies that have not acknowledged, or are not connected
   * @param unread objects that an istiod has not read
   * @param unreachable the last failure to ask an istiod, where that was the reason; else empty
   */
  record TimedOut(List<String> lagging, List<ObjectKey> unread, String unreachable)
      implements WaitResult {
    public TimedOut {
      lagging = List.copyOf(lagging);
      unread = List.copyOf(unread);
    }
  }
}
