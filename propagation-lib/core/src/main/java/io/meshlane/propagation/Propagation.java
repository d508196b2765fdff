package io.meshlane.propagation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which headers are taken in and sent on; one for a process is enough.
 *
 * <pre>{@code
 * Propagation propagation = Propagation.builder().header("project-version").build();
 * try (Scope ignored = propagation.receive(request, READER)) {
 *   handle(request); // what it calls is sent the lane by propagation.send(…)
 * }
 * }</pre>
 *
 * <p>Inbound, a value that could not be a lane counts as absent, and so do several lines that
 * differ; nobody is answered with an error for it. Outbound, a header is set only where the request
 * has none of that name, one line, and only for hosts that the {@link HostPolicy} allows. Immutable
 * and thread-safe. Not for the frameworks the other modules already serve.
 */
public final class Propagation {
  /** The routing header, unless set otherwise. */
  public static final String DEFAULT_HEADER = "project-version";

  private final String header;
  private final List<String> furtherHeaders;
  private final HostPolicy hosts;
  private final @Nullable String origin;
  private final @Nullable Supplier<@Nullable String> fallback;
  private final Counters counters = new Counters();
  private final Inbound inbound;

  private Propagation(Builder builder) {
    this.header = builder.header;
    this.furtherHeaders = Collections.unmodifiableList(new ArrayList<>(builder.furtherHeaders));
    this.hosts = builder.hosts;
    this.origin = builder.origin;
    this.fallback = builder.fallback;
    this.inbound = new Inbound(counters);
    if (furtherHeaders.contains(header)) {
      throw new IllegalArgumentException("header " + header + " is the routing header already");
    }
  }

  /** The default rules: header {@value #DEFAULT_HEADER}, internal hosts, nothing else. */
  public static Propagation withDefaults() {
    return builder().build();
  }

  /** Starts from the default rules. */
  public static Builder builder() {
    return new Builder();
  }

  /** Name of the routing header, in lower case. */
  public String header() {
    return header;
  }

  /** Lower-case names of the headers propagated beside the routing header. */
  public List<String> furtherHeaders() {
    return furtherHeaders;
  }

  /** Which hosts are sent the headers. */
  public HostPolicy hosts() {
    return hosts;
  }

  /** What was dropped, withheld or lost under these rules. */
  public Counters counters() {
    return counters;
  }

  /**
   * Serves {@code request} on this thread until the scope is closed.
   *
   * <p>Also for a request without the header: then nothing is sent on, whatever the thread carried
   * before.
   */
  public <C> Scope receive(C request, HeaderReader<C> reader) {
    String lane = inbound.lane(request, header, reader);
    return Slot.current().serve(lane, inbound.further(request, furtherHeaders, reader));
  }

  /** What {@code request} carries, for a framework that keeps it in a context of its own. */
  public <C> Propagated read(C request, HeaderReader<C> reader) {
    return Propagated.of(
        inbound.lane(request, header, reader), inbound.further(request, furtherHeaders, reader));
  }

  /**
   * Gives {@code request} the headers of the work at hand, where it has none of the same name.
   *
   * @param host the host it goes to, with or without port; null if that is not known, as for a
   *     relative address, which counts as internal
   */
  public <C> void send(C request, @Nullable String host, HeaderWriter<C> writer) {
    Slot slot = Slot.current();
    send(slot.lane, slot.further, request, host, writer);
  }

  /** Gives {@code request} the headers of {@code propagated}; see the other {@code send}. */
  public <C> void send(
      Propagated propagated, C request, @Nullable String host, HeaderWriter<C> writer) {
    send(propagated.lane(), propagated.further(), request, host, writer);
  }

  /**
   * The lane that a call made now would be sent: of the request at hand; of the fallback, where
   * nobody said whose work this is; or else of the origin. Null if there is none.
   */
  public @Nullable String lane() {
    Slot slot = Slot.current();
    if (slot.further != null && !slot.further.equals(FurtherHeaders.OF_NO_REQUEST)) {
      return slot.lane;
    }
    String lane = slot.further == null ? laneOfFallback() : null;
    return lane == null ? origin : lane;
  }

  private <C> void send(
      @Nullable String lane,
      @Nullable FurtherHeaders further,
      C request,
      @Nullable String host,
      HeaderWriter<C> writer) {
    if (further == null) {
      sendForNobody(request, host, writer);
    } else if (further.equals(FurtherHeaders.OF_NO_REQUEST)) {
      write(origin, FurtherHeaders.NONE, request, host, writer);
    } else {
      write(lane, further, request, host, writer);
    }
  }

  /** Nobody said whose work this is: what a tracer knows, or else the process' own lane. */
  private <C> void sendForNobody(C request, @Nullable String host, HeaderWriter<C> writer) {
    String lane = laneOfFallback();
    if (lane == null
        && counters.isAnyInFlight()
        && (host == null || hosts.allows(host))
        && !writer.contains(request, header)) {
      counters.lost.increment();
    }
    write(lane == null ? origin : lane, FurtherHeaders.NONE, request, host, writer);
  }

  private @Nullable String laneOfFallback() {
    String lane = fallback == null ? null : fallback.get();
    return lane != null && LaneNames.isValid(lane) ? lane : null;
  }

  private <C> void write(
      @Nullable String lane,
      FurtherHeaders further,
      C request,
      @Nullable String host,
      HeaderWriter<C> writer) {
    if (lane == null && further.size() == 0) {
      return;
    }
    if (host != null && !hosts.allows(host)) {
      counters.withheld.increment();
      return;
    }
    if (lane != null && !writer.contains(request, header)) {
      writer.set(request, header, lane);
    }
    for (int i = 0; i < further.size(); i++) {
      if (!writer.contains(request, further.name(i))) {
        writer.set(request, further.name(i), further.value(i));
      }
    }
  }

  @Override
  public String toString() {
    return "header " + header + ", further headers " + furtherHeaders + ", hosts: " + hosts;
  }

  /** Collects the rules. Not thread-safe. */
  public static final class Builder {
    private String header = DEFAULT_HEADER;
    private final List<String> furtherHeaders = new ArrayList<>();
    private HostPolicy hosts = HostPolicy.internal();
    private @Nullable String origin;
    private @Nullable Supplier<@Nullable String> fallback;

    private Builder() {}

    /**
     * Names the routing header.
     *
     * @throws IllegalArgumentException if {@code name} is no header name, or one that belongs to a
     *     single request, such as {@code Host}
     */
    public Builder header(String name) {
      header = HeaderNames.require(name);
      return this;
    }

    /**
     * Propagates a header beside the routing header, as it came in: visible ASCII and spaces, at
     * most 4096 characters.
     *
     * @throws IllegalArgumentException as for {@link #header}
     */
    public Builder furtherHeader(String name) {
      String lower = HeaderNames.require(name);
      if (!furtherHeaders.contains(lower)) {
        furtherHeaders.add(lower);
      }
      return this;
    }

    /** Chooses the hosts that are sent the headers. */
    public Builder hosts(HostPolicy policy) {
      hosts = policy;
      return this;
    }

    /**
     * The lane of work that no request asked for: a scheduler's, a start-up's.
     *
     * @param lane null for none, which is the default
     * @throws IllegalArgumentException if {@code lane} could not be a header's value
     */
    public Builder origin(@Nullable String lane) {
      origin = lane == null ? null : LaneNames.require(lane);
      return this;
    }

    /**
     * Where a thread of which nobody said whose work it does may still learn its lane, such as a
     * tracer's baggage; asked before the origin, on every such call, from any thread.
     */
    public Builder fallback(Supplier<@Nullable String> supplier) {
      fallback = supplier;
      return this;
    }

    /**
     * The rules.
     *
     * @throws IllegalArgumentException if the routing header is a further header too
     */
    public Propagation build() {
      return new Propagation(this);
    }
  }
}
