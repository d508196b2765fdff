package io.meshlane.generator.diagnostic;

import java.util.HashMap;
import java.util.Map;

/**
 * Knows the {@link Place} of every {@link Origin}. Filled while a file is read; not thread-safe.
 */
public final class SourceMap {
  private final Map<String, Place> places = new HashMap<>();
  private final Place fallback;

  /** An empty map; what is not in it is placed at {@code file} as a whole. */
  public SourceMap(String file) {
    this.fallback = Place.of(file);
  }

  /** Remembers where {@code origin} stands; a later call replaces an earlier one. */
  public void put(Origin origin, Place place) {
    places.put(origin.path(), place);
  }

  /** True when {@code origin} itself has a place. */
  public boolean knows(Origin origin) {
    return places.containsKey(origin.path());
  }

  /** The place of {@code origin}, or of the nearest enclosing value that has one. */
  public Place place(Origin origin) {
    for (String path = origin.path(); !path.isEmpty(); path = parent(path)) {
      Place place = places.get(path);
      if (place != null) {
        return place;
      }
    }
    return places.getOrDefault("", fallback);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }
}
