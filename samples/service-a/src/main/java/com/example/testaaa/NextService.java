package com.example.testaaa;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The service that is called after this one. */
@Component
class NextService {
  private final OkHttpClient client;
  private final ObjectMapper json;
  private final String url;

  NextService(
      OkHttpClient client,
      ObjectMapper json,
      @Value("${NEXT_URL:http://testbbb:32000/}") String url) {
    this.client = client;
    this.json = json;
    this.url = url;
  }

  Answer call() throws IOException {
    return read(client.newCall(request()).execute());
  }

  void enqueue(Consumer<Answer> then, Consumer<IOException> otherwise) {
    client
        .newCall(request())
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try {
                  then.accept(read(response));
                } catch (IOException failure) {
                  otherwise.accept(failure);
                }
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                otherwise.accept(failure);
              }
            });
  }

  private Request request() {
    return new Request.Builder().url(url).header("Accept", "application/json").build();
  }

  private Answer read(Response response) throws IOException {
    try (response) {
      if (!response.isSuccessful()) {
        throw new IOException(url + " answered " + response.code());
      }
      return json.readValue(response.body().byteStream(), Answer.class);
    }
  }
}
