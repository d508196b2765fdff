package io.meshlane.propagation.testkit.spring;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.testkit.ReceivedRequest;
import io.meshlane.propagation.testkit.RecordingServer;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.ReflectiveMethodResolver;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.util.ClassUtils;

/**
 * Sends a request through a client bean.
 *
 * <p>The calls are expressions, so that no class here needs one that an application may lack or
 * that another version has elsewhere.
 */
final class ClientProbe {
  private static final String LANE = "lane-check";

  private static final String FLUENT = "get().uri(#uri).retrieve().toBodilessEntity()";

  /** Type of a bean, and how a request is sent through one. */
  private static final Map<String, String> CALLS = new LinkedHashMap<>();

  static {
    CALLS.put(
        "okhttp3.Call$Factory",
        "newCall(new okhttp3.Request$Builder().url(#uri.toString()).build()).execute().close()");
    CALLS.put("org.springframework.web.client.RestOperations", "headForHeaders(#uri)");
    CALLS.put(
        "org.springframework.boot.web.client.RestTemplateBuilder", "build().headForHeaders(#uri)");
    CALLS.put(
        "org.springframework.boot.restclient.RestTemplateBuilder", "build().headForHeaders(#uri)");
    CALLS.put("org.springframework.web.client.AsyncRestOperations", "headForHeaders(#uri).get()");
    CALLS.put("org.springframework.web.client.RestClient", FLUENT);
    CALLS.put("org.springframework.web.client.RestClient$Builder", "clone().build()." + FLUENT);
    CALLS.put("org.springframework.web.reactive.function.client.WebClient", FLUENT + ".block()");
    CALLS.put(
        "org.springframework.web.reactive.function.client.WebClient$Builder",
        "clone().build()." + FLUENT + ".block()");
    CALLS.put(
        "java.net.http.HttpClient",
        "send(T(java.net.http.HttpRequest).newBuilder(#uri).build(), "
            + "T(java.net.http.HttpResponse$BodyHandlers).discarding())");
  }

  /** Types of clients that carry no lane by themselves, but may be beneath one that does. */
  private static final List<String> ENGINES =
      Arrays.asList(
          "org.apache.http.client.HttpClient",
          "org.apache.http.nio.client.HttpAsyncClient",
          "org.apache.hc.client5.http.classic.HttpClient",
          "org.apache.hc.client5.http.async.HttpAsyncClient",
          "org.eclipse.jetty.client.HttpClient",
          "reactor.netty.http.client.HttpClient",
          "javax.ws.rs.client.Client",
          "jakarta.ws.rs.client.Client");

  static final Finding OF_ENGINE =
      Finding.unknown(
          "what is called by it directly carries no lane; a client of Spring's on top may");

  private final RecordingServer server;
  private final String header;

  ClientProbe(RecordingServer server, String header) {
    this.server = server;
    this.header = header;
  }

  /** The types that this application's class path has, each with its call. */
  static Map<Class<?>, Expression> presentTypes() {
    Map<Class<?>, Expression> present = new LinkedHashMap<>();
    ClassLoader loader = ClassUtils.getDefaultClassLoader();
    CALLS.forEach(
        (type, call) -> {
          if (ClassUtils.isPresent(type, loader)) {
            present.put(
                ClassUtils.resolveClassName(type, loader),
                new SpelExpressionParser().parseExpression(call));
          }
        });
    return present;
  }

  /** Of {@link #ENGINES}, what this application's class path has. */
  static List<Class<?>> presentEngines() {
    ClassLoader loader = ClassUtils.getDefaultClassLoader();
    return ENGINES.stream()
        .filter(type -> ClassUtils.isPresent(type, loader))
        .<Class<?>>map(type -> ClassUtils.resolveClassName(type, loader))
        .collect(Collectors.toList());
  }

  Finding probe(Class<?> type, Object client, Expression call) {
    int before = server.requests().size();
    StandardEvaluationContext context = new StandardEvaluationContext(client);
    context.addMethodResolver(new MethodsOf(type));
    context.setVariable("uri", URI.create(server.uri("/").toString()));
    try (Scope ignored = CurrentLane.open(LANE)) {
      call.getValue(context);
    } catch (RuntimeException e) {
      return Finding.unknown("the call failed: " + e);
    }
    List<ReceivedRequest> requests = server.requests();
    if (requests.size() == before) {
      return Finding.unknown("the call reached another server");
    }
    List<String> values = requests.get(requests.size() - 1).values(header);
    return values.equals(Collections.singletonList(LANE))
        ? Finding.FINE
        : Finding.lost("a request is sent with " + header + ": " + values);
  }

  /** A client's class may be hidden in a module, so its methods are called as its type's. */
  private static final class MethodsOf extends ReflectiveMethodResolver {
    private final Class<?> type;

    MethodsOf(Class<?> type) {
      this.type = type;
    }

    @Override
    protected Method[] getMethods(Class<?> actual) {
      return type.isAssignableFrom(actual) ? type.getMethods() : super.getMethods(actual);
    }
  }
}
