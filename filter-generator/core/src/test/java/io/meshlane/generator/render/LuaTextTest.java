package io.meshlane.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.luajit.LuaJit;

class LuaTextTest {

  @Test
  void literal_hostileText_readsBackAsItselfAndEndsNothing() {
    Random random = new Random(7);
    String awkward = "\"'\\]]--[[\n\r#${}%;= 0a.";
    try (Lua lua = new LuaJit()) {
      for (int i = 0; i < 2_000; i++) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(10); n > 0; n--) {
          text.append(awkward.charAt(random.nextInt(awkward.length())));
        }

        String literal = LuaText.literal(text.toString());

        assertThat(literal).doesNotContain("\n");
        lua.run("read = " + literal);
        lua.getGlobal("read");
        assertThat(lua.toString(-1)).isEqualTo(text.toString());
        lua.pop(1);
      }
    }
  }
}
