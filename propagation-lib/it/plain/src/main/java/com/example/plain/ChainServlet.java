package com.example.plain;

import io.meshlane.propagation.CurrentLane;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Calls the next service, on the request's own thread or, for {@code /async}, on another. */
final class ChainServlet extends HttpServlet {
  private final String name;
  private final transient OkHttpClient client;
  private final @Nullable String next;

  ChainServlet(String name, OkHttpClient client, @Nullable String next) {
    this.name = name;
    this.client = client;
    this.next = next;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals("/async")) {
      AsyncContext async = request.startAsync();
      async.start(() -> answerAsync(async));
    } else {
      response.getWriter().print(chain());
    }
  }

  private void answerAsync(AsyncContext async) {
    try {
      async.getResponse().getWriter().print(chain());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      async.complete();
    }
  }

  private String chain() throws IOException {
    String own = name + "[" + CurrentLane.get() + "]";
    if (next == null) {
      return own;
    }
    Request request = new Request.Builder().url(next).build();
    try (Response response = client.newCall(request).execute();
        ResponseBody body = response.body()) {
      return own + " > " + (body == null ? "" : body.string());
    }
  }
}
