package io.meshlane.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the seeds' table: who answers a header at either service.
 *
 * @param deployed who has a version {@code release-v1}: both, only-a, only-b, none
 */
record SeedsRow(String deployed, Optional<String> header, String testaaa, String testbbb) {

  /** The table, by who has the version. */
  static Map<String, List<SeedsRow>> bySituation() {
    return Template.rows("seeds/answers.csv")
        .map(cells -> new SeedsRow(cells[0], Template.header(cells[1]), cells[2], cells[3]))
        .collect(groupingBy(SeedsRow::deployed, LinkedHashMap::new, toList()));
  }

  static boolean hasA(String deployed) {
    return deployed.equals("both") || deployed.equals("only-a");
  }

  static boolean hasB(String deployed) {
    return deployed.equals("both") || deployed.equals("only-b");
  }

  String chain() {
    return "testaaa@" + testaaa + " -> testbbb@" + testbbb;
  }
}
