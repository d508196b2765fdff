package io.meshlane.generator.istio;

import io.meshlane.generator.istio.VirtualService.StringMatch;
import io.meshlane.generator.topology.Answer;
import java.util.List;

/**
 * What happens to requests whose routing header has certain values.
 *
 * @param name of the rules made from it
 * @param values of the header, as alternatives; empty for every request
 * @param uncoloured only requests without the header
 */
record LaneRule(String name, List<StringMatch> values, boolean uncoloured, Outcome outcome) {

  /**
   * What is done with the request.
   *
   * @param fault whether the service's fault is injected
   * @param strip whether the routing header is removed, because the gateway does not know its value
   */
  record Outcome(Answer answer, boolean fault, boolean strip) {}
}
