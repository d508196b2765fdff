package io.meshlane.generator.render;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import io.meshlane.generator.yaml.YamlScalar;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * FreeMarker's auto-escaping for YAML: every <code>${…}</code> of a template passes through {@link
 * YamlScalar}, so a template cannot forget to quote.
 */
final class YamlOutputFormat extends CommonMarkupOutputFormat<YamlOutputFormat.Output> {
  static final YamlOutputFormat INSTANCE = new YamlOutputFormat();

  private YamlOutputFormat() {}

  @Override
  public String getName() {
    return "YAML";
  }

  @Override
  public String getMimeType() {
    return "application/yaml";
  }

  @Override
  public void output(String text, Writer out) throws IOException {
    out.write(YamlScalar.of(text));
  }

  @Override
  public String escapePlainText(String text) {
    return YamlScalar.of(text);
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String builtIn) {
    return false;
  }

  @Override
  protected Output newTemplateMarkupOutputModel(@Nullable String text, @Nullable String markup) {
    return new Output(text, markup);
  }

  /** Text that knows whether it has been quoted. */
  static final class Output extends CommonTemplateMarkupOutputModel<Output> {
    Output(@Nullable String text, @Nullable String markup) {
      super(text, markup);
    }

    @Override
    public YamlOutputFormat getOutputFormat() {
      return INSTANCE;
    }
  }
}
