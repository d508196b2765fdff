package io.meshlane.generator.hostile;

import java.util.List;
import java.util.Map;

/** One value of a YAML tree, where it stands. */
sealed interface Spot {
  Object get();

  void set(Object value);

  void delete();

  /** Puts it there a second time, where that is possible. */
  void twice();

  /** Gives it another key, where it has one. */
  void rename(String key);

  /** Its key or index. */
  Object key();

  /** A value of a mapping. */
  record InMap(Map<Object, Object> map, Object key) implements Spot {
    @Override
    public Object get() {
      return map.get(key);
    }

    @Override
    public void set(Object value) {
      map.put(key, value);
    }

    @Override
    public void delete() {
      map.remove(key);
    }

    @Override
    public void twice() {
      map.put(key + "2", map.get(key));
    }

    @Override
    public void rename(String other) {
      map.put(other, map.remove(key));
    }
  }

  /** An item of a list. */
  record InList(List<Object> list, int index) implements Spot {
    @Override
    public Object get() {
      return list.get(index);
    }

    @Override
    public void set(Object value) {
      list.set(index, value);
    }

    @Override
    public void delete() {
      list.remove(index);
    }

    @Override
    public void twice() {
      list.add(list.get(index));
    }

    @Override
    public void rename(String other) {
      list.set(index, other);
    }

    @Override
    public Object key() {
      return index;
    }
  }
}
