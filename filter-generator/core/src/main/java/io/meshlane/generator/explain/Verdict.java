package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.List;

/** Who answers a request, and what decided it. */
public sealed interface Verdict {

  /** What else happens to the request, in words. */
  List<String> notes();

  /**
   * These destinations, by weight.
   *
   * @param destinations at least one; some may be missing their subset
   */
  record Answered(RuleReference rule, List<Destination> destinations, List<String> notes)
      implements Verdict {
    public Answered {
      destinations = List.copyOf(destinations);
      notes = List.copyOf(notes);
    }
  }

  /** Nobody: the rule names only subsets that no DestinationRule defines, a 503 with flag NC. */
  record SubsetMissing(RuleReference rule, List<Destination> destinations, List<String> notes)
      implements Verdict {
    public SubsetMissing {
      destinations = List.copyOf(destinations);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The proxy itself.
   *
   * @param field of the rule that says so: {@code directResponse} or {@code fault.abort}
   */
  record DirectResponse(RuleReference rule, int status, String field, List<String> notes)
      implements Verdict {
    public DirectResponse {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The proxy, with a redirect.
   *
   * @param location what it changes of the address, in words
   */
  record Redirected(Place place, int status, String location, List<String> notes)
      implements Verdict {
    public Redirected {
      notes = List.copyOf(notes);
    }
  }

  /**
   * The proxy, with 404: no rule takes the request.
   *
   * @param reason one sentence, no capital, no full stop
   */
  record NotFound(String reason, List<String> notes) implements Verdict {
    public NotFound {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Whoever the caller would reach without a mesh: no rule concerns the host. Of a Service,
   * Kubernetes picks a pod.
   *
   * @param service whether the files know it as a Service; it may be outside the cluster where not
   * @param versions of the host's pods, where manifests told them
   */
  record Untouched(
      String host, boolean service, List<String> versions, String reason, List<String> notes)
      implements Verdict {
    public Untouched {
      versions = List.copyOf(versions);
      notes = List.copyOf(notes);
    }
  }

  /**
   * It cannot be said.
   *
   * @param reasons at least one
   */
  record Unknown(List<Unread> reasons, List<String> notes) implements Verdict {
    public Unknown {
      reasons = reasons.stream().distinct().toList();
      notes = List.copyOf(notes);
    }
  }
}
