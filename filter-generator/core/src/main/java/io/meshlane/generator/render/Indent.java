package io.meshlane.generator.render;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;

/**
 * {@code <@indent by=12>…</@indent>} in a template: puts blanks before each line, for Lua inside a
 * block of YAML.
 */
@SuppressWarnings("rawtypes") // FreeMarker's interface
final class Indent implements TemplateDirectiveModel {
  @Override
  public void execute(
      Environment env, Map parameters, TemplateModel[] loopVars, TemplateDirectiveBody body)
      throws TemplateException, IOException {
    StringWriter text = new StringWriter();
    body.render(text);
    int by =
        ((TemplateNumberModel) Objects.requireNonNull(parameters.get("by"), "by"))
            .getAsNumber()
            .intValue();
    String lead =
        parameters.get("first") instanceof TemplateScalarModel first
            ? first.getAsString()
            : " ".repeat(by);
    for (String line : text.toString().split("\n", -1)) {
      if (!line.isBlank()) {
        env.getOut().write(lead + line + "\n");
        lead = " ".repeat(by);
      }
    }
  }
}
