package com.example.testbbb;

import java.util.concurrent.Callable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers with its version, at the end of the chain. */
@RestController
class AnswerController {
  private static final String HEADER = "project-version";

  private final String version;

  AnswerController(@Value("${PROJECT_VERSION:release}") String version) {
    this.version = version;
  }

  @RequestMapping({"/", "/callback"})
  Answer answer(@RequestHeader(name = HEADER, required = false) String header) {
    return new Answer("testbbb", version, header);
  }

  /** Answers from a thread of the application's executor. */
  @GetMapping("/async")
  Callable<Answer> async(@RequestHeader(name = HEADER, required = false) String header) {
    return () -> answer(header);
  }

  /** Answers late, for timeouts. */
  @GetMapping("/slow")
  Answer slow(
      @RequestHeader(name = HEADER, required = false) String header,
      @RequestParam(defaultValue = "2000") long millis)
      throws InterruptedException {
    Thread.sleep(millis);
    return answer(header);
  }
}
