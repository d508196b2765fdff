package io.meshlane.generator.render;

import org.jspecify.annotations.Nullable;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.luajit.LuaJit;

/**
 * A Lua filter loaded into LuaJIT, with the part of Envoy's header API that it uses. Not
 * thread-safe.
 */
final class LuaFilter implements AutoCloseable {
  /**
   * {@code get} ignores case and answers nil for an absent header, {@code ""} for an empty one, as
   * Envoy's does.
   */
  private static final String ENVOY =
      """
      handle = {
        headers = function()
          return {
            get = function(_, name) return request[name:lower()] end,
            replace = function(_, name, value) request[name:lower()] = value end,
          }
        end,
      }
      """;

  private final Lua lua = new LuaJit();
  private final String header;

  LuaFilter(String source, String header) {
    this.header = header;
    lua.openLibraries();
    lua.run(ENVOY);
    lua.run(source);
  }

  /** The routing header the request has afterwards; null for none. */
  @Nullable String header(@Nullable String authority, @Nullable String before) {
    set("authority", authority);
    set("before", before);
    lua.run(
        "request = {[':authority'] = authority, ['"
            + header
            + "'] = before} "
            + "envoy_on_request(handle) after = request['"
            + header
            + "']");
    lua.getGlobal("after");
    String after = lua.isNil(-1) ? null : lua.toString(-1);
    lua.pop(1);
    return after;
  }

  private void set(String name, @Nullable String value) {
    if (value == null) {
      lua.pushNil();
    } else {
      lua.push(value);
    }
    lua.setGlobal(name);
  }

  @Override
  public void close() {
    lua.close();
  }
}
