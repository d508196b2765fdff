package com.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.StrictScopes;
import io.meshlane.propagation.servlet.LaneJakartaFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million requests with {@code -Pfull}, some less without. */
class ManyRequestsTest {
  private static final int REQUESTS = Integer.getInteger("plain.requests", 100_000);
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 50;
  private static final long FOUR_MEGABYTES = 4 << 20;

  private final Tomcat tomcat = new Tomcat();
  private final LongAdder leftFromBefore = new LongAdder();

  @TempDir private Path base;

  @BeforeEach
  void start() throws Exception {
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("maxThreads", "4");
    tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
    Context context = tomcat.addContext("", base.toString());
    context.addServletContainerInitializer(
        (types, servletContext) ->
            LaneJakartaFilter.register(servletContext, Propagation.withDefaults()),
        null);
    context.getPipeline().addValve(new BeforeTheFilter());
    Tomcat.addServlet(context, "lane", new LaneServlet());
    context.addServletMappingDecoded("/", "lane");
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    StrictScopes.disable();
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void requests_ofAThousandLanes_leaveNothingBehind() throws Exception {
    StrictScopes.enable();
    request(20_000);
    assertThat(StrictScopes.open()).as("open scopes").isEmpty();
    StrictScopes.disable();

    request(REQUESTS / 5);
    long before = usedHeap();
    request(REQUESTS);
    long after = usedHeap();

    assertThat(leftFromBefore.sum()).as("requests on a thread that still had a lane").isZero();
    assertThat(after - before).as("growth of the heap").isLessThan(FOUR_MEGABYTES);
  }

  private void request(int count) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int first = i;
        tasks.add(() -> requestOverOneConnection(first, count / CONNECTIONS));
      }
      for (Future<Void> task : clients.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private Void requestOverOneConnection(int first, int count) throws IOException {
    try (KeepAliveClient client = new KeepAliveClient(tomcat.getConnector().getLocalPort())) {
      for (int sent = 0; sent < count; sent += BATCH) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          values.add(value(first + sent + i));
        }
        client.send(values);
        for (String value : values) {
          assertThat(client.answer()).isEqualTo(value.startsWith("lane-") ? value : "null");
        }
      }
    }
    return null;
  }

  /** One of a thousand lanes; for one request in seven none, for another none that is valid. */
  private static String value(int number) {
    return switch (number % 7) {
      case 5 -> "-";
      case 6 -> "no lane " + number;
      default -> "lane-" + number % 1000;
    };
  }

  /** The least of a few, since other threads of the process use the heap as well. */
  private static long usedHeap() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      Thread.sleep(50);
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private final class BeforeTheFilter extends ValveBase {
    BeforeTheFilter() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response)
        throws IOException, jakarta.servlet.ServletException {
      if (CurrentLane.capture() != null) {
        leftFromBefore.increment();
      }
      getNext().invoke(request, response);
    }
  }

  private static final class LaneServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(CurrentLane.get());
    }
  }
}
