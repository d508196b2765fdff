package com.example.shop;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What this service's own decorators, customizers and interceptors have done, by the path. */
@Component
class Marks {
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  void add(String path) {
    seen.add(path);
  }

  void clear() {
    seen.clear();
  }

  boolean contains(String path) {
    return seen.contains(path);
  }
}
