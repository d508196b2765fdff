package io.meshlane.generator.render;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * {@code <@indent by=12>…</@indent>} in a template: puts blanks before each line, for Lua inside a
 * block of YAML.
 */
@SuppressWarnings("rawtypes") // FreeMarker's interface
final class Indent implements TemplateDirectiveModel {
  /** A condition of a route has a few lines. */
  private static final int ROOM = 256;

  @Override
  public void execute(
      Environment env, Map parameters, TemplateModel[] loopVars, TemplateDirectiveBody body)
      throws TemplateException, IOException {
    Text text = new Text(ROOM);
    body.render(text);
    int by =
        ((TemplateNumberModel) Objects.requireNonNull(parameters.get("by"), "by"))
            .getAsNumber()
            .intValue();
    String lead =
        parameters.get("first") instanceof TemplateScalarModel first
            ? first.getAsString()
            : " ".repeat(by);
    String lines = text.toString();
    for (int start = 0; start < lines.length(); ) {
      int newline = lines.indexOf('\n', start);
      int end = newline < 0 ? lines.length() : newline;
      if (!isBlank(lines, start, end)) {
        env.getOut().write(lead);
        env.getOut().write(lines, start, end - start);
        env.getOut().write('\n');
        lead = " ".repeat(by);
      }
      start = end + 1;
    }
  }

  private static boolean isBlank(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != ' ') {
        return false;
      }
    }
    return true;
  }
}
