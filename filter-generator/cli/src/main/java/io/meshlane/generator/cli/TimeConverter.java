package io.meshlane.generator.cli;

import io.meshlane.generator.cluster.Times;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 90s}, {@code 2m} or {@code 500ms}, as kubectl takes times. */
final class TimeConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    return Times.parse(value)
        .orElseThrow(() -> new TypeConversionException("'" + value + "' is no time such as 90s"));
  }
}
