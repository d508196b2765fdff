package io.meshlane.generator.explain;

import java.util.List;
import java.util.Optional;

/**
 * Lanes by services: who answers for each lane at each way in and at each service of the mesh.
 *
 * <p>Every cell is a request of its own with that lane's header: columns do not depend on each
 * other. Calls inside the mesh come from the called service's own namespace.
 *
 * @param notes on the files as a whole
 */
public record LaneTable(List<Column> columns, List<Row> rows, List<String> notes) {
  public LaneTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * A way in, or a service.
   *
   * @param title such as {@code gateway *} or {@code testbbb}
   * @param entry whether it is a way in
   */
  public record Column(String title, boolean entry, Request request) {}

  /**
   * One lane.
   *
   * @param lane empty for requests without the routing header; {@code dev.*} for every lane below
   *     {@code dev.} that has no row of its own
   * @param cells one for each column
   */
  public record Row(Optional<String> lane, List<Verdict> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }
}
