package com.example.shop;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Answers that Spring MVC makes on another thread. */
@RestController
class MvcAsyncPaths {
  private final Next next;
  private final ExecutorService executorService;

  MvcAsyncPaths(Next next, ExecutorService executorService) {
    this.next = next;
    this.executorService = executorService;
  }

  @GetMapping("/mvc-callable")
  Callable<String> callable(@RequestParam URI to) {
    return () -> next.call(to);
  }

  @GetMapping("/mvc-web-async-task")
  WebAsyncTask<String> webAsyncTask(@RequestParam URI to) {
    return new WebAsyncTask<>(9_000L, () -> next.call(to));
  }

  @GetMapping("/mvc-deferred-result")
  DeferredResult<String> deferredResult(@RequestParam URI to) {
    DeferredResult<String> result = new DeferredResult<>();
    executorService.execute(
        () -> {
          try {
            result.setResult(next.call(to));
          } catch (UncheckedIOException e) {
            result.setErrorResult(e);
          }
        });
    return result;
  }

  @GetMapping("/mvc-streaming-response-body")
  StreamingResponseBody streamingResponseBody(@RequestParam URI to) {
    return body -> body.write(next.call(to).getBytes(StandardCharsets.UTF_8));
  }
}
