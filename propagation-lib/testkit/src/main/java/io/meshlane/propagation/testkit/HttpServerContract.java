package io.meshlane.propagation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshlane.propagation.Counters;
import io.meshlane.propagation.Propagation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every server that takes the lane in must do. Inherit it, and say in {@link #start} how the
 * server is started, once for the class; each case sends real requests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(NoLeakedScopes.class)
public abstract class HttpServerContract {
  private static final String LANE = Propagation.DEFAULT_HEADER + ": release-v1";

  private LaneServer server;
  private RawClient client;

  /** Starts a server of the default routing header and, best, of a further one. */
  protected abstract LaneServer start() throws Exception;

  /** The server of this class. */
  protected final LaneServer server() {
    return server;
  }

  @BeforeAll
  void startServer() throws Exception {
    server = start();
    client = new RawClient(server.uri());
  }

  @AfterAll
  void stopServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void request_ofALane_isServedInIt() throws Exception {
    assertThat(laneOf(LANE)).isEqualTo("release-v1");
  }

  @Test
  void headerName_inAnyCase_isFound() throws Exception {
    for (String name : Arrays.asList("PROJECT-VERSION", "Project-Version", "pRoJeCt-vErSiOn")) {
      assertThat(laneOf(name + ":release-v1 ")).as(name).isEqualTo("release-v1");
    }
  }

  @Test
  void request_withoutLane_hasNoneOnAThreadThatServedOne() throws Exception {
    for (int i = 0; i < 40; i++) {
      assertThat(laneOf(Propagation.DEFAULT_HEADER + ": lane-" + i)).isEqualTo("lane-" + i);
      assertThat(laneOf()).isEmpty();
    }
  }

  @Test
  void value_thatSaysNone_isNoneAndNotCounted() throws Exception {
    Counters counters = server.rules().counters();
    long before = counters.invalid();

    for (String value : Arrays.asList("", " ", "-")) {
      assertThat(laneOf(Propagation.DEFAULT_HEADER + ":" + value)).as(value).isEmpty();
    }
    assertThat(counters.invalid()).isEqualTo(before);
  }

  @Test
  void value_thatIsNoLane_isNoneAndCounted() throws Exception {
    Counters counters = server.rules().counters();
    List<String> values =
        Arrays.asList(
            "a b",
            "a,b",
            "a, b",
            "é",
            "Ã¼", // what u with dots is in UTF-8
            "aÿ",
            "../etc",
            "<script>",
            "\"a\"",
            "a;b",
            "_a",
            ",",
            "%41",
            chars('x', 64),
            chars('x', 5000));

    for (String value : values) {
      long before = counters.invalid();
      assertThat(laneOf(Propagation.DEFAULT_HEADER + ": " + value)).as(value).isEmpty();
      assertThat(counters.invalid()).as(value).isEqualTo(before + 1);
    }
  }

  @Test
  void value_thatTheServerItselfMayRefuse_isNeverALaneNorAnError() throws Exception {
    List<String> values =
        Arrays.asList(chars('x', 10_240), "a\tb", "a\u0000b", "a\rb", "a\nb", "a\r\n b", "a\u007f");

    for (String value : values) {
      RawAnswer answer = client.get("/lane", Propagation.DEFAULT_HEADER + ": " + value);
      assertThat(answer.status()).as("%s", value).isLessThan(500);
      assertThat(answer.status() >= 400 || answer.lane().matches("a?"))
          .as("%s: %s", value, answer)
          .isTrue();
    }
    assertThat(laneOf(LANE)).isEqualTo("release-v1");
  }

  @Test
  void lines_thatSayTheSame_areOne() throws Exception {
    assertThat(laneOf(LANE, "X-Other: 1", LANE)).isEqualTo("release-v1");
  }

  @Test
  void lines_thatDiffer_areNoneAndCounted() throws Exception {
    Counters counters = server.rules().counters();
    long before = counters.conflicting();

    assertThat(laneOf(LANE, Propagation.DEFAULT_HEADER + ": release-v2")).isEmpty();

    assertThat(counters.conflicting()).isEqualTo(before + 1);
  }

  @Test
  void furtherHeader_isCarriedAsItCameIn() throws Exception {
    String name = furtherHeader();

    for (String value : Arrays.asList("a, b", "{}", "x y", chars('x', 4096))) {
      RawAnswer answer = client.get("/lane", name.toUpperCase(Locale.ROOT) + ": " + value);
      assertThat(answer.further(name)).as("%s", answer).isEqualTo(value);
      assertThat(client.get("/lane", LANE).further(name)).isEmpty();
    }
  }

  @Test
  void furtherHeader_thatCannotBeSentOn_isNoneAndCounted() throws Exception {
    String name = furtherHeader();
    Counters counters = server.rules().counters();
    long invalid = counters.invalid();
    long conflicting = counters.conflicting();

    assertThat(client.get("/lane", name + ": é").further(name)).isEmpty();
    assertThat(client.get("/lane", name + ": " + chars('x', 4097)).further(name)).isEmpty();
    assertThat(client.get("/lane", name + ": a", name + ": b").further(name)).isEmpty();

    assertThat(counters.invalid()).isEqualTo(invalid + 2);
    assertThat(counters.conflicting()).isEqualTo(conflicting + 1);
  }

  private String furtherHeader() {
    List<String> names = server.rules().furtherHeaders();
    assumeTrue(!names.isEmpty(), "the server's rules name no further header");
    return names.get(0);
  }

  @Test
  void request_whoseHandlerThrows_leavesNothingBehind() throws Exception {
    for (int i = 0; i < 10; i++) {
      RawAnswer answer = client.get("/throw", LANE);
      assumeTrue(answer.status() != 404, "the server has no /throw");

      assertThat(answer.status()).isBetween(500, 599);
      assertThat(laneOf()).isEmpty();
    }
  }

  @Test
  void workOnAnotherThread_isOfTheRequestsLane() throws Exception {
    assumeTrue(client.get("/async").status() != 404, "the server has no /async");

    for (int i = 0; i < 20; i++) {
      RawAnswer answer = client.get("/async", Propagation.DEFAULT_HEADER + ": lane-" + i);
      assertThat(answer.lane()).as("%s", answer).isEqualTo("lane-" + i);
      assertThat(client.get("/async").lane()).isEmpty();
      assertThat(laneOf()).isEmpty();
    }
  }

  @Test
  void requests_ofManyLanesAtOnce_areServedInTheirOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> requests = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String lane = i % 5 == 0 ? "" : "lane-" + i;
        requests.add(() -> laneOf(Propagation.DEFAULT_HEADER + ": " + lane));
        expected.add(lane);
      }
      List<String> lanes = new ArrayList<>();
      for (Future<String> request : threads.invokeAll(requests)) {
        lanes.add(request.get(10, TimeUnit.SECONDS));
      }
      assertThat(lanes).isEqualTo(expected);
    } finally {
      threads.shutdownNow();
    }
  }

  private String laneOf(String... headerLines) throws IOException {
    RawAnswer answer = client.get("/lane", headerLines);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.lane();
  }

  private static String chars(char c, int count) {
    return String.join("", Collections.nCopies(count, String.valueOf(c)));
  }
}
