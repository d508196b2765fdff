package com.example.shop;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** OkHttp in the ways it is used. */
@RestController
class OkHttpPaths {
  private final OkHttpClient client;
  private final Call.Factory callFactory;

  OkHttpPaths(OkHttpClient client, Call.Factory callFactory) {
    this.client = client;
    this.callFactory = callFactory;
  }

  @GetMapping("/okhttp")
  String execute(@RequestParam URI to) {
    return Next.call(client, to);
  }

  @GetMapping("/okhttp-call-factory")
  String callFactory(@RequestParam URI to) {
    return Next.call(callFactory, to);
  }

  @GetMapping("/okhttp-derived")
  String derived(@RequestParam URI to) {
    return Next.call(client.newBuilder().callTimeout(Duration.ofSeconds(9)).build(), to);
  }

  @GetMapping("/okhttp-new")
  String another(@RequestParam URI to) {
    return Next.call(new OkHttpClient(), to);
  }

  @GetMapping("/okhttp-enqueue")
  String enqueue(@RequestParam URI to) {
    Answer answer = new Answer();
    client.newCall(new Request.Builder().url(to.toString()).build()).enqueue(answer);
    return answer.join();
  }

  private static final class Answer extends CompletableFuture<String> implements Callback {
    @Override
    public void onResponse(Call call, Response response) {
      response.close();
      complete(Next.DONE);
    }

    @Override
    public void onFailure(Call call, IOException e) {
      completeExceptionally(e);
    }
  }
}
