package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core with nothing on the class path but itself. */
class StandsAloneTest {
  private static final String ACCESSOR = "micrometer.LaneThreadLocalAccessor";

  @Test
  void everyClass_loadsAndLinksWithNothingButJava() throws Exception {
    Path classes = classes();
    try (URLClassLoader alone = alone(classes)) {
      for (String name : names(classes)) {
        if (!name.endsWith(ACCESSOR)) {
          Class<?> type = Class.forName(name, true, alone);
          assertThat(type.getDeclaredMethods()).as(name).isNotNull();
        }
      }
    }
  }

  @Test
  void wrap_worksWithNothingButJava() throws Exception {
    try (URLClassLoader alone = alone(classes())) {
      Class<?> current = alone.loadClass("io.meshlane.propagation.CurrentLane");
      assertThat(current).isNotSameAs(CurrentLane.class);
      AutoCloseable scope =
          (AutoCloseable) current.getMethod("open", String.class).invoke(null, "blue");
      Callable<?> get = () -> current.getMethod("get").invoke(null);

      Callable<?> wrapped =
          (Callable<?>) current.getMethod("wrap", Callable.class).invoke(null, get);
      scope.close();

      assertThat(get.call()).isNull();
      assertThat(wrapped.call()).isEqualTo("blue");
    }
  }

  private static URLClassLoader alone(Path classes) throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private static Path classes() {
    try {
      return Paths.get(
          CurrentLane.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(Path classes) {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
          .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
