package com.example.testaaa;

import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Answers with the chain of services a request has gone through. The header is read to be shown;
 * passing it on is not the controller's business.
 */
@RestController
class ChainController {
  private static final String HEADER = "project-version";

  private final NextService next;
  private final String version;

  ChainController(NextService next, @Value("${PROJECT_VERSION:release}") String version) {
    this.next = next;
    this.version = version;
  }

  @GetMapping("/")
  Answer chain(@RequestHeader(name = HEADER, required = false) String header) throws IOException {
    return answer(header, next.call());
  }

  /** The next service's answer arrives on a thread of OkHttp's. */
  @GetMapping("/async")
  DeferredResult<Answer> async(@RequestHeader(name = HEADER, required = false) String header) {
    DeferredResult<Answer> result = new DeferredResult<>();
    next.enqueue(answer -> result.setResult(answer(header, answer)), result::setErrorResult);
    return result;
  }

  /** Answers late and by itself, for timeouts. */
  @GetMapping("/slow")
  Answer slow(
      @RequestHeader(name = HEADER, required = false) String header,
      @RequestParam(defaultValue = "2000") long millis)
      throws InterruptedException {
    Thread.sleep(millis);
    return answer(header, null);
  }

  /** Where a third party calls back. It sends no lane, so the mesh gives the request one. */
  @RequestMapping("/callback")
  Answer callback(@RequestHeader(name = HEADER, required = false) String header)
      throws IOException {
    return answer(header, next.call());
  }

  @ExceptionHandler
  ResponseEntity<String> nextServiceFailed(IOException failure) {
    return ResponseEntity.status(HttpStatus.BAD_GATEWAY)
        .contentType(MediaType.TEXT_PLAIN)
        .body("testaaa@" + version + " -> " + failure.getMessage() + "\n");
  }

  private Answer answer(String header, Answer after) {
    return new Answer("testaaa", version, header, after);
  }
}
