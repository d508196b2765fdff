package com.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.StrictScopes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A million requests with {@code -Pfull}, some less without; one in ten of them goes on, by OkHttp,
 * to a second service.
 */
class ManyRequestsTest {
  private static final int REQUESTS = Integer.getInteger("plain.requests", 100_000);
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 50;
  private static final int LANES = 1000;
  private static final long FOUR_MEGABYTES = 4 << 20;

  private final LongAdder leftFromBefore = new LongAdder();
  private final LongAdder invalid = new LongAdder();

  private Service testaaa;
  private Service testbbb;

  @BeforeEach
  void start() throws Exception {
    testbbb = new Service("testbbb", 0, null);
    testaaa = new Service("testaaa", 0, "http://localhost:" + testbbb.port() + "/");
    for (Service service : List.of(testaaa, testbbb)) {
      Connector connector = service.tomcat.getConnector();
      connector.setProperty("maxThreads", "8");
      connector.setProperty("maxKeepAliveRequests", "-1");
      service.tomcat.getHost().getPipeline().addValve(new BeforeTheFilter());
    }
  }

  @AfterEach
  void stop() throws Exception {
    StrictScopes.disable();
    testaaa.close();
    testbbb.close();
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
    assertCounted();
  }

  /** What was invalid where it came in, and nothing else; and no request is still served. */
  private void assertCounted() throws InterruptedException {
    long counted = 0;
    for (Service service : List.of(testaaa, testbbb)) {
      counted += service.rules.counters().invalid();
      assertThat(service.rules.counters().conflicting()).as("conflicting").isZero();
      assertThat(service.rules.counters().withheld()).as("withheld").isZero();
      assertThat(service.rules.counters().lost()).as("lost").isZero();
      assertNothingIsServed(service);
    }
    assertThat(counted).as("invalid").isEqualTo(invalid.sum()).isPositive();
  }

  /** The answer may be there a moment before the container has said that the request is over. */
  private static void assertNothingIsServed(Service service) throws InterruptedException {
    boolean isServing = isServing(service);
    for (int i = 0; isServing && i < 400; i++) {
      Thread.sleep(5);
      isServing = isServing(service);
    }
    assertThat(isServing).as("a request is still served").isFalse();
  }

  /** What would be lost now tells whether a request with a lane is being served. */
  private static boolean isServing(Service service) {
    long before = service.rules.counters().lost();
    service.rules.send(new Object(), "testccc", new NoRequest());
    return service.rules.counters().lost() > before;
  }

  private void request(int count) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        int first = i;
        tasks.add(() -> requestInTurn(first, count / CONNECTIONS));
      }
      for (Future<Void> task : clients.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private Void requestInTurn(int first, int count) throws IOException {
    try (KeepAliveClient chain = new KeepAliveClient(testaaa.port());
        KeepAliveClient end = new KeepAliveClient(testbbb.port())) {
      for (int sent = 0; sent < count; sent += BATCH) {
        int batch = sent / BATCH;
        List<String> values =
            IntStream.range(first + sent, first + sent + BATCH).mapToObj(this::value).toList();
        boolean goesOn = batch % 10 == 0;
        KeepAliveClient client = goesOn ? chain : end;
        client.send(batch % 3 == 0 ? "/async" : "/", values);
        for (String value : values) {
          String lane = "[" + (value.startsWith("lane-") ? value : null) + "]";
          assertThat(client.answer())
              .isEqualTo(goesOn ? "testaaa" + lane + " > testbbb" + lane : "testbbb" + lane);
        }
      }
    }
    return null;
  }

  /** One of a thousand lanes; for one request in seven none, for another none that is valid. */
  private String value(int number) {
    if (number % 7 == 6) {
      invalid.increment();
      return "no lane " + number;
    }
    return number % 7 == 5 ? "-" : "lane-" + number % LANES;
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
}
