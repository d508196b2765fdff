package io.meshlane.propagation.spring;

import io.meshlane.propagation.HostPolicy;
import io.meshlane.propagation.Propagation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.PropertyResolver;

/**
 * The settings {@code meshlane.propagation.*}, the same in both starters.
 *
 * <p>Needs no Boot: the annotation is only read where Boot is. Filled once at the start, by one
 * thread. Not for changes while the application runs.
 */
@ConfigurationProperties(PropagationSettings.PREFIX)
public class PropagationSettings {
  /** What all keys start with. */
  public static final String PREFIX = "meshlane.propagation";

  /** The environment variable that names the version, and so the lane, of a workload. */
  public static final String VERSION = "PROJECT_VERSION";

  /** Whether the library does anything at all. */
  private boolean enabled = true;

  /** The routing header. */
  private String header = Propagation.DEFAULT_HEADER;

  /** Headers that are propagated as they came in, beside the routing header. */
  private List<String> furtherHeaders = new ArrayList<>();

  private final Hosts hosts = new Hosts();
  private final Origin origin = new Origin();
  private final Servlet servlet = new Servlet();
  private final Webflux webflux = new Webflux();
  private final Client client = new Client();
  private final Async async = new Async();

  /**
   * The rules these settings make, to be completed and built.
   *
   * @param environment where the origin's lane is looked up, under {@value #VERSION}, if it is
   *     wanted and not set
   * @throws IllegalArgumentException if a value is not valid, naming it and its key
   */
  public Propagation.Builder toBuilder(PropertyResolver environment) {
    Propagation.Builder builder = Propagation.builder();
    set("header", () -> builder.header(header));
    set("further-headers", () -> furtherHeaders.forEach(builder::furtherHeader));
    set("hosts", () -> builder.hosts(HostPolicy.of(hosts.allow, hosts.deny)));
    if (origin.enabled) {
      set("origin.lane", () -> builder.origin(originLane(environment)));
    }
    return builder;
  }

  private static void set(String key, Runnable setting) {
    try {
      setting.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(PREFIX + "." + key + ": " + e.getMessage(), e);
    }
  }

  private @Nullable String originLane(PropertyResolver environment) {
    String lane = origin.lane != null ? origin.lane : environment.getProperty(VERSION);
    return lane == null || lane.isEmpty() ? null : lane;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  public String getHeader() {
    return header;
  }

  public void setHeader(String header) {
    this.header = header;
  }

  public List<String> getFurtherHeaders() {
    return furtherHeaders;
  }

  public void setFurtherHeaders(List<String> furtherHeaders) {
    this.furtherHeaders = furtherHeaders;
  }

  public Hosts getHosts() {
    return hosts;
  }

  public Origin getOrigin() {
    return origin;
  }

  public Servlet getServlet() {
    return servlet;
  }

  public Webflux getWebflux() {
    return webflux;
  }

  public Client getClient() {
    return client;
  }

  public Async getAsync() {
    return async;
  }

  /** Which hosts are sent the headers. */
  public static class Hosts {
    /**
     * Hosts that are sent the headers beside internal ones: a host, '*.' and a domain, or '*' for
     * all.
     */
    private List<String> allow = new ArrayList<>();

    /** Hosts that are never sent the headers, whatever allows them. */
    private List<String> deny = new ArrayList<>();

    public List<String> getAllow() {
      return allow;
    }

    public void setAllow(List<String> allow) {
      this.allow = allow;
    }

    public List<String> getDeny() {
      return deny;
    }

    public void setDeny(List<String> deny) {
      this.deny = deny;
    }
  }

  /** The lane of work that no request asked for, such as a scheduler's. */
  public static class Origin {
    /** Whether calls of work that no request asked for are sent a lane. */
    private boolean enabled;

    /** That lane. The default is the environment variable PROJECT_VERSION. */
    private @Nullable String lane;

    public boolean isEnabled() {
      return enabled;
    }

    public void setEnabled(boolean enabled) {
      this.enabled = enabled;
    }

    public @Nullable String getLane() {
      return lane;
    }

    public void setLane(@Nullable String lane) {
      this.lane = lane;
    }
  }

  /** The servlet filter. */
  public static class Servlet {
    /** Whether a servlet filter takes the headers in. */
    private boolean enabled = true;

    public boolean isEnabled() {
      return enabled;
    }

    public void setEnabled(boolean enabled) {
      this.enabled = enabled;
    }
  }

  /** WebFlux servers. */
  public static class Webflux {
    /** Whether a WebFlux filter takes the headers in. */
    private boolean enabled = true;

    public boolean isEnabled() {
      return enabled;
    }

    public void setEnabled(boolean enabled) {
      this.enabled = enabled;
    }
  }

  /** HTTP clients. */
  public static class Client {
    /** Whether HTTP client beans send the headers on. */
    private boolean enabled = true;

    public boolean isEnabled() {
      return enabled;
    }

    public void setEnabled(boolean enabled) {
      this.enabled = enabled;
    }
  }

  /** Work on other threads. */
  public static class Async {
    /** Whether executor beans and asynchronous controllers hand the headers to their threads. */
    private boolean enabled = true;

    public boolean isEnabled() {
      return enabled;
    }

    public void setEnabled(boolean enabled) {
      this.enabled = enabled;
    }
  }
}
