package io.meshlane.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sample answers, as JSON.
 *
 * @param header the routing header it saw; null for none
 * @param next null at the end of the chain
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Answer(String service, String version, @Nullable String header, @Nullable Answer next) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Answer parse(String text) {
    try {
      return JSON.readValue(text, Answer.class);
    } catch (JsonProcessingException e) {
      throw new DemoFailure("not a sample's answer: " + text);
    }
  }

  /** Who answered, in the order of the calls. */
  List<Version> chain() {
    List<Version> chain = new ArrayList<>();
    for (Answer answer = this; answer != null; answer = answer.next()) {
      chain.add(new Version(answer.service(), answer.version()));
    }
    return chain;
  }
}
