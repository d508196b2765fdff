package io.meshlane.generator.explain;

import java.util.List;
import java.util.OptionalInt;

/**
 * A request's first hop, and where its lane leads at every other service from there.
 *
 * <p>Takes services to pass the routing header on, and nothing else. Which service calls which, the
 * rules do not say, so every service of the mesh's rules is asked.
 *
 * @param first who answers first
 * @param next calls from there; none where nobody answers, or nobody is known to
 * @param notes on the files as a whole
 */
public record Journey(Request request, Hop first, List<Hop> next, List<String> notes) {
  public Journey {
    next = List.copyOf(next);
    notes = List.copyOf(notes);
  }

  /**
   * One call.
   *
   * @param from {@code gateway}, or the calling service
   * @param to what is called: a service, or the host of the request
   * @param port of the service, where its rules differ by port
   */
  public record Hop(String from, String to, OptionalInt port, Verdict verdict) {}
}
