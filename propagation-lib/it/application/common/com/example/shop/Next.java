package com.example.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.stereotype.Component;

/** Calls the next service. */
@Component
class Next {
  static final String DONE = "done";

  private final OkHttpClient client;

  Next(OkHttpClient client) {
    this.client = client;
  }

  String call(URI to) {
    return call(client, to);
  }

  static String call(Call.Factory client, URI to) {
    Request request = new Request.Builder().url(to.toString()).build();
    try (Response response = client.newCall(request).execute()) {
      return response.isSuccessful() ? DONE : "status " + response.code();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String done(Object answer) {
    return "noted".equals(answer) ? DONE : "answered " + answer;
  }
}
