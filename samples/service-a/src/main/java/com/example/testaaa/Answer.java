package com.example.testaaa;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who answered, with which routing header in the request, and what the next service answered.
 *
 * @param header as it came in, null for none
 * @param next the answer of the next service, null at the end of the chain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(String service, String version, String header, Answer next) {
  /** One line: {@code testaaa@release-v1 (release-v1) -> testbbb@release (release-v1)}. */
  @Override
  public String toString() {
    String self = service + "@" + version + " (" + (header == null ? "no header" : header) + ")";
    return next == null ? self : self + " -> " + next;
  }
}
