package io.meshlane.generator.cluster.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.cluster.istiod.FakeIstiod.Answer;
import io.meshlane.generator.cluster.istiod.FakeIstiod.FakeProxy;
import io.meshlane.generator.cluster.istiod.WaitResult.Acknowledged;
import io.meshlane.generator.cluster.istiod.WaitResult.Refused;
import io.meshlane.generator.cluster.istiod.WaitResult.TimedOut;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AcknowledgedWaitTest {
  private static final ObjectKey CART =
      new ObjectKey("networking.istio.io/v1", "VirtualService", "shop", "cart");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(700);

  private final FakeIstiod istiod = new FakeIstiod();
  private final FakeIstiod second = new FakeIstiod();
  private final Map<String, URI> running = new TreeMap<>(Map.of("one", istiod.uri()));
  private final Set<String> serving = new HashSet<>();
  private final Set<String> gone = new HashSet<>();

  @AfterEach
  void stop() {
    istiod.close();
    second.close();
  }

  private AcknowledgedWait open(Duration timeout) throws IstiodUnavailable {
    Istiods istiods =
        new Istiods() {
          @Override
          public Map<String, URI> current() {
            return Map.copyOf(running);
          }

          @Override
          public void close() {}
        };
    ProxyPods pods =
        new ProxyPods() {
          @Override
          public Set<String> serving() {
            return serving;
          }

          @Override
          public boolean isGone(String proxy) {
            return gone.contains(proxy);
          }
        };
    return AcknowledgedWait.open(istiods, pods, timeout);
  }

  /** The object is read already, and each touch makes a push context. */
  private WaitResult await(MeshWait wait) {
    istiod.objects.put(CART.toString(), 7L);
    second.objects.put(CART.toString(), 7L);
    return wait.await(new Change(Map.of(CART, 7L), Set.of(), this::touch), (done, total) -> {});
  }

  private void touch() {
    istiod.contexts += 2;
    second.contexts += 2;
  }

  @Test
  void wait_whenEveryProxyAcknowledgesTwoPushes_ends() throws Exception {
    istiod.proxy("cart-v1.shop");
    istiod.proxy("gateway.istio-system").routes = false;

    WaitResult result = await(open(LONG));

    assertThat(result).isEqualTo(new Acknowledged(2, java.util.List.of(), java.util.List.of()));
    assertThat(istiod.pushes).hasSize(2);
  }

  @Test
  void wait_whenAGatewayHasLostItsLastRoute_doesNotAskForAnother() throws Exception {
    FakeProxy gateway = istiod.proxy("gateway.istio-system");
    gateway.routes = false;

    assertThat(await(open(LONG))).isInstanceOf(Acknowledged.class);
  }

  @Test
  void wait_whenOneProxyNeverAcknowledges_namesIt() throws Exception {
    istiod.proxy("cart-v1.shop");
    istiod.proxy("cart-v2.shop").answer = Answer.IGNORES;

    TimedOut late = (TimedOut) await(open(SHORT));

    assertThat(late.lagging()).containsExactly("cart-v2.shop");
  }

  @Test
  void wait_whenTheProxysPodIsGone_leavesItOut() throws Exception {
    istiod.proxy("cart-v1.shop");
    istiod.proxy("cart-v2.shop").answer = Answer.IGNORES;
    gone.add("cart-v2.shop");

    Acknowledged done = (Acknowledged) await(open(LONG));

    assertThat(done.notWaitedFor()).containsExactly("cart-v2.shop");
  }

  @Test
  void wait_whenAServingPodIsNotConnected_namesIt() throws Exception {
    istiod.proxy("cart-v1.shop");
    serving.add("cart-v1.shop");
    serving.add("cut-off.shop");

    TimedOut late = (TimedOut) await(open(SHORT));

    assertThat(late.lagging()).containsExactly("cut-off.shop");
  }

  @Test
  void wait_whenAProxyRefuses_endsWithItsMessage() throws Exception {
    FakeProxy proxy = istiod.proxy("cart-v1.shop");
    AcknowledgedWait wait = open(LONG);
    proxy.answer = Answer.REFUSES;
    proxy.error = "script load error";

    WaitResult result = await(wait);

    assertThat(result)
        .isEqualTo(new Refused(new Refusal("cart-v1.shop", "Listener", "script load error")));
  }

  @Test
  void wait_whenAProxyRefusedTheSameBefore_saysSoAtTheEnd() throws Exception {
    FakeProxy proxy = istiod.proxy("cart-v1.shop");
    proxy.answer = Answer.REFUSES;
    proxy.error = "script load error";
    istiod.proxies.values().forEach(it -> it.types.clear());
    istiod.proxy("other.shop");
    proxy.types.put(
        ProxyStatus.LISTENERS,
        new TreeMap<>(Map.of("sent", "n0", "lastError", "script load error")));

    Acknowledged done = (Acknowledged) await(open(LONG));

    assertThat(done.standing())
        .containsExactly(new Refusal("cart-v1.shop", "Listener", "script load error"));
  }

  @Test
  void wait_whenAnIstiodHasNotReadTheObject_namesTheObject() throws Exception {
    istiod.proxy("cart-v1.shop");
    istiod.objects.put(CART.toString(), 6L);

    WaitResult result =
        open(SHORT).await(new Change(Map.of(CART, 7L), Set.of(), this::touch), (d, t) -> {});

    assertThat(((TimedOut) result).unread()).containsExactly(CART);
  }

  @Test
  void wait_whenADeletedObjectIsStillThere_namesTheObject() throws Exception {
    istiod.objects.put(CART.toString(), 6L);

    WaitResult result =
        open(SHORT).await(new Change(Map.of(), Set.of(CART), this::touch), (d, t) -> {});

    assertThat(((TimedOut) result).unread()).containsExactly(CART);
  }

  @Test
  void wait_atTwoIstiods_asksBoth() throws Exception {
    running.put("two", second.uri());
    istiod.proxy("cart-v1.shop");
    second.proxy("cart-v2.shop");

    Acknowledged done = (Acknowledged) await(open(LONG));

    assertThat(done.proxies()).isEqualTo(2);
    assertThat(second.pushes).hasSize(2);
  }

  @Test
  void wait_whenIstiodStartsAgainMeanwhile_beginsAgain() throws Exception {
    istiod.proxy("cart-v1.shop");
    AcknowledgedWait wait = open(LONG);
    istiod.onPush =
        () -> {
          if (istiod.pushes.size() == 2) {
            istiod.started = 2;
            istiod.contexts = 0;
          }
        };

    assertThat(await(wait)).isInstanceOf(Acknowledged.class);
    assertThat(istiod.pushes).hasSize(4);
  }

  @Test
  void wait_whenAnotherIstiodComesMeanwhile_asksItToo() throws Exception {
    istiod.proxy("cart-v1.shop");
    second.proxy("cart-v2.shop");
    AcknowledgedWait wait = open(LONG);
    istiod.onPush = () -> running.put("two", second.uri());

    assertThat(await(wait)).isInstanceOf(Acknowledged.class);
    assertThat(second.pushes).hasSize(2);
  }

  @Test
  void wait_whenAProxyMovesToAnIstiodThatIsDone_findsItThere() throws Exception {
    running.put("two", second.uri());
    istiod.proxy("cart-v1.shop");
    second.proxy("cart-v2.shop");
    serving.addAll(Set.of("cart-v1.shop", "cart-v2.shop"));
    AcknowledgedWait wait = open(LONG);
    istiod.onPush =
        () -> {
          if (istiod.proxies.remove("cart-v1.shop") != null) {
            second.proxy("cart-v1.shop");
          }
        };

    Acknowledged done = (Acknowledged) await(wait);

    assertThat(done.proxies()).isEqualTo(2);
  }

  @Test
  void open_whenNoIstiodRuns_isUnavailable() {
    running.clear();

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> open(LONG))
        .isInstanceOf(IstiodUnavailable.class)
        .hasMessageContaining("no istiod");
  }
}
