package io.meshlane.propagation.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class CapturesTest {
  private final Captures captures = new Captures();
  private final OkHttpClient client = new OkHttpClient();
  private final Request request = new Request.Builder().url("http://localhost/").build();

  @Test
  void take_givesWhatWasPutForThatCall_once() {
    Call first = client.newCall(request);
    Call second = client.newCall(request);
    Request ofSecond = request.newBuilder().build();
    captures.put(first, request);
    captures.put(second, ofSecond);

    assertThat(captures.take(second)).isSameAs(ofSecond);
    assertThat(captures.take(second)).isNull();
    assertThat(captures.take(first)).isSameAs(request);
    assertThat(captures.size()).isZero();
  }

  @Test
  void calls_thatNeverRun_areForgotten() throws InterruptedException {
    for (int i = 0; i < 10_000; i++) {
      captures.put(client.newCall(request), request);
    }

    for (int i = 0; captures.size() > 0 && i < 100; i++) {
      System.gc();
      Thread.sleep(20);
    }

    assertThat(captures.size()).isZero();
  }
}
