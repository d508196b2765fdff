package com.example.testbbb;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who answered, and with which routing header in the request.
 *
 * @param header as it came in, null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(String service, String version, String header) {
  /** One line: {@code testbbb@release-v1 (release-v1)}. */
  @Override
  public String toString() {
    return service + "@" + version + " (" + (header == null ? "no header" : header) + ")";
  }
}
