package io.meshlane.generator.explain;

/** The answer to a {@link Question}. */
public sealed interface Explanation {

  /** For people; ends in a newline. */
  String text();

  /** For tools; ends in a newline. */
  String json();

  /** Of one request, and of the calls its lane leads to. */
  record OfRequest(Journey journey) implements Explanation {
    @Override
    public String text() {
      return ExplanationText.of(journey);
    }

    @Override
    public String json() {
      return ExplanationJson.of(journey);
    }
  }

  /** Of lanes, at every way in and every service. */
  record OfLanes(LaneTable table) implements Explanation {
    @Override
    public String text() {
      return ExplanationText.of(table);
    }

    @Override
    public String json() {
      return ExplanationJson.of(table);
    }
  }
}
