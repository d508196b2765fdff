package com.example.plain;

import io.meshlane.propagation.HeaderWriter;

/** A request that is to get no header: it shows whether one would be lost at this moment. */
final class NoRequest implements HeaderWriter<Object> {
  @Override
  public boolean contains(Object request, String name) {
    return false;
  }

  @Override
  public void set(Object request, String name, String value) {
    throw new AssertionError(name + " was to be sent: " + value);
  }
}
