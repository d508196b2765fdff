package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.Propagation;
import java.util.List;
import okhttp3.Request;

/** Puts the headers of the work at hand on a request, and remembers if that had none to put. */
final class Stamps {
  private final Propagation rules;

  Stamps(Propagation rules) {
    this.rules = rules;
  }

  /** The request to call instead; afterwards {@link #isDecided}. */
  Request stamp(Request request) {
    Stamp stamp = new Stamp(request, rules.header());
    rules.send(stamp, request.url().host(), Stamp.WRITER);
    return stamp.done();
  }

  /** True for a request that needs no second look on the thread that happens to run it. */
  boolean isDecided(Request request) {
    return request.header(rules.header()) != null || request.tag(Decided.class) != null;
  }

  /** {@code request} with the headers that {@code stamped} has and it lacks. */
  Request copy(Request stamped, Request request) {
    Request.Builder builder = request.newBuilder();
    copy(rules.header(), stamped, request, builder);
    List<String> further = rules.furtherHeaders();
    for (String name : further) {
      copy(name, stamped, request, builder);
    }
    return builder.build();
  }

  private static void copy(String name, Request from, Request to, Request.Builder builder) {
    String value = from.header(name);
    if (value != null && to.header(name) == null) {
      builder.header(name, value);
    }
  }
}
