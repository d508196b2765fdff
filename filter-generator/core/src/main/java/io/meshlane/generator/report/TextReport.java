package io.meshlane.generator.report;

import static io.meshlane.generator.report.Tally.count;

import io.meshlane.generator.Summary;
import io.meshlane.generator.output.FolderChanges;
import java.util.List;

/** What a request did, in one line for people. */
public final class TextReport {
  private TextReport() {}

  /** {@code 8 files written, 3 unchanged, 1 removed in out}. */
  public static String written(FolderChanges changes, String folder) {
    return count(changes.written().size(), "file")
        + " written, "
        + changes.unchanged().size()
        + " unchanged, "
        + changes.removed().size()
        + " removed in "
        + folder;
  }

  /** {@code out is up to date: 11 files}, for a check that found nothing. */
  public static String upToDate(FolderChanges changes, String folder) {
    return folder + " is up to date: " + count(changes.unchanged().size(), "file");
  }

  /** {@code 2 services, 3 versions, 1 lane}. */
  public static String summary(Summary summary) {
    return String.join(
        ", ",
        List.of(
            count(summary.services(), "service"),
            count(summary.versions(), "version"),
            count(summary.lanes(), "lane")));
  }
}
