package io.meshlane.demo;

import io.meshlane.generator.output.FolderChanges;
import java.io.PrintStream;

/** What the demonstration shows, in order. */
final class Story {
  private final Environment environment;
  private final PrintStream out;

  Story(Environment environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** True when every answer was as the rules say. */
  boolean tell() {
    out.println("testaaa (Spring Boot 2.7, Sleuth, OkHttp) calls testbbb (Spring Boot 4); each");
    out.println("has its baseline, release, and a branch, release-v1:");
    out.println();
    Table table = new Table(environment, out);
    boolean right = table.print();
    out.println();
    FolderChanges changes = environment.removeBranch(Environment.SECOND);
    out.println(
        "testbbb's release-v1 goes. It is taken off its versions in the topology file; the");
    out.println("rules are generated anew, and " + files(changes) + " change;");
    out.println("then its process ends. The same requests:");
    out.println();
    right &= table.print();
    out.println();
    environment.addBranch(Environment.SECOND);
    environment.removeBranch(Environment.FIRST);
    out.println("testbbb's release-v1 comes back, and testaaa's goes. The same requests:");
    out.println();
    right &= table.print();
    out.println();
    out.println(
        "Each line was asked by OkHttp's execute and by its enqueue. The services are real");
    out.println(
        "processes and the rules are the generated files; the gateway and the sidecars are");
    out.println(
        "a stand-in that looks at header and path only. With real Envoys: ./demo --cluster");
    return right;
  }

  private static String files(FolderChanges changes) {
    return String.join(" and ", changes.written()).replace(".yaml", "");
  }
}
