package io.meshlane.propagation.okhttp;

import io.meshlane.propagation.testkit.AsyncLaneClient;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp as the contract sees it. */
record OkHttpLaneClient(Call.Factory calls) implements AsyncLaneClient {
  /** One queue for all hosts, in which most calls of a test wait. */
  static OkHttpClient narrow() {
    OkHttpClient client = plain();
    client.dispatcher().setMaxRequestsPerHost(1);
    return client;
  }

  static OkHttpClient plain() {
    return new OkHttpClient.Builder()
        .connectTimeout(java.time.Duration.ofMillis(500))
        .readTimeout(java.time.Duration.ofMillis(500))
        .build();
  }

  @Override
  public int get(URI url, Map<String, String> headers) throws IOException {
    try (Response response = call(url, headers).execute()) {
      return response.code();
    }
  }

  @Override
  public CompletableFuture<Integer> getAsync(URI url, Map<String, String> headers) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    call(url, headers)
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                response.close();
                status.complete(response.code());
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                status.completeExceptionally(failure);
              }
            });
    return status;
  }

  private Call call(URI url, Map<String, String> headers) {
    return calls.newCall(
        new Request.Builder().url(url.toString()).headers(Headers.of(headers)).build());
  }
}
