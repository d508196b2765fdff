package io.meshlane.propagation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which hosts are sent the propagated headers. Immutable to its users and thread-safe.
 *
 * <p>Without a setting these are the hosts that look like inside ones: names of one label,
 * Kubernetes' names, private addresses; see {@link InternalHosts}. A lane is often a branch's name,
 * and third parties are not told it unless the user asks. So {@code service.namespace} is one only
 * where no public top-level domain has the namespace's name: allow {@code *.prod} if {@code prod}
 * is yours. A pattern is a host, {@code *.} and a domain (its subdomains), or {@code *}; case, port
 * and a trailing dot make no difference. A denied host is denied, whatever allows it.
 *
 * <p>Not a firewall: it decides about headers, not about calls.
 */
public final class HostPolicy {
  // Bounds what a service that calls ever new hosts would otherwise remember.
  private static final int REMEMBERED_HOSTS = 1024;

  private final List<HostPattern> allowed;
  private final List<HostPattern> denied;
  private final Map<String, Boolean> remembered = new ConcurrentHashMap<>();

  private HostPolicy(List<HostPattern> allowed, List<HostPattern> denied) {
    this.allowed = allowed;
    this.denied = denied;
  }

  /** Internal hosts only. */
  public static HostPolicy internal() {
    return of(Collections.emptyList(), Collections.emptyList());
  }

  /** Every host. */
  public static HostPolicy everywhere() {
    return of(Collections.singletonList("*"), Collections.emptyList());
  }

  /**
   * Internal hosts and those that match a pattern of {@code allow}, without those that match one of
   * {@code deny}.
   *
   * @throws IllegalArgumentException if a pattern is none, naming it
   */
  public static HostPolicy of(Collection<String> allow, Collection<String> deny) {
    return new HostPolicy(patterns(allow), patterns(deny));
  }

  /** True if {@code host}, with or without port, is sent the headers. */
  public boolean allows(String host) {
    Boolean known = remembered.get(host);
    if (known != null) {
      return known;
    }
    boolean allows = decide(HostPattern.normalise(host));
    if (remembered.size() < REMEMBERED_HOSTS) {
      remembered.put(host, allows);
    }
    return allows;
  }

  private boolean decide(String host) {
    return denied.stream().noneMatch(pattern -> pattern.matches(host))
        && (allowed.stream().anyMatch(pattern -> pattern.matches(host))
            || InternalHosts.contains(host));
  }

  private static List<HostPattern> patterns(Collection<String> texts) {
    List<HostPattern> patterns = new ArrayList<>();
    texts.forEach(text -> patterns.add(HostPattern.parse(text)));
    return Collections.unmodifiableList(patterns);
  }

  @Override
  public String toString() {
    return "internal hosts, allowed " + allowed + ", denied " + denied;
  }
}
