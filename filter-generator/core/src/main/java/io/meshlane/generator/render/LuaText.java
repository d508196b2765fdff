package io.meshlane.generator.render;

import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import java.util.List;

/**
 * {@code lua(text)} in a template: a Lua string literal. Everything but letters, digits and {@code
 * -._:} is written as a decimal escape, so no text can end the literal, the block of YAML around
 * it, or the line.
 */
@SuppressWarnings("rawtypes") // FreeMarker's interface
final class LuaText implements TemplateMethodModelEx {
  @Override
  public SimpleScalar exec(List arguments) {
    return new SimpleScalar(literal(arguments.get(0).toString()));
  }

  static String literal(String text) {
    StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
    for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._:[]".indexOf(c) >= 0;
      literal.append(plain ? String.valueOf(c) : String.format("\\%03d", (int) c));
    }
    return literal.append('"').toString();
  }
}
