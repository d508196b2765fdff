package io.meshlane.generator.cluster.istiod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshlane.generator.cluster.istiod.ProxyStatus.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * istiod's monitoring port, 15014, which also has its debug pages for callers on its own machine.
 *
 * @see <a href="https://istio.io/latest/docs/ops/diagnostic-tools/">Istio's diagnostic tools</a>
 */
final class HttpIstiod implements Istiod {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  private final String name;
  private final URI base;

  HttpIstiod(String name, URI base) {
    this.name = name;
    this.base = base;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<ProxyStatus> proxies() throws IstiodUnavailable {
    List<ProxyStatus> proxies = new ArrayList<>();
    for (JsonNode proxy : json("/debug/syncz")) {
      Map<String, Exchange> types = new HashMap<>();
      proxy
          .path("resources")
          .properties()
          .forEach(type -> types.put(type.getKey(), exchange(type.getValue())));
      proxies.add(new ProxyStatus(proxy.path("proxy").asText(), types));
    }
    return proxies;
  }

  private static Exchange exchange(JsonNode type) {
    String error = type.path("lastError").asText();
    return new Exchange(
        type.path("sent").asText(),
        type.path("acked").asText(),
        error.isEmpty() ? Optional.empty() : Optional.of(error));
  }

  @Override
  public Map<String, Long> objects() throws IstiodUnavailable {
    Map<String, Long> objects = new HashMap<>();
    for (JsonNode object : json("/debug/configz")) {
      JsonNode meta = object.path("metadata");
      String place = meta.path("namespace").asText() + "/" + meta.path("name").asText();
      objects.put(object.path("kind").asText() + " " + place, meta.path("generation").asLong());
    }
    return objects;
  }

  @Override
  public PushContexts pushContexts() throws IstiodUnavailable {
    String metrics = get("/metrics");
    return new PushContexts(
        metric(metrics, "process_start_time_seconds"),
        (long) metric(metrics, "pilot_pushcontext_init_seconds_count"),
        metric(metrics, "pilot_pushcontext_init_seconds_sum"));
  }

  private static double metric(String metrics, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(metrics);
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }

  @Override
  public void push() throws IstiodUnavailable {
    get("/debug/adsz?push=true");
  }

  private JsonNode json(String path) throws IstiodUnavailable {
    try {
      return JSON.readTree(get(path));
    } catch (JsonProcessingException e) {
      throw new IstiodUnavailable(name + path + " is no JSON");
    }
  }

  private String get(String path) throws IstiodUnavailable {
    try {
      HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER).build();
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IstiodUnavailable(name + path + " answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new IstiodUnavailable(name + path + ": " + reason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IstiodUnavailable(name + path + ": interrupted");
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
