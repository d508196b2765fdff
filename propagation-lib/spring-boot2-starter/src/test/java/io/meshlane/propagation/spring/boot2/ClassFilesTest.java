package io.meshlane.propagation.spring.boot2;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.javahttp.LaneHttpClient;
import io.meshlane.propagation.okhttp.LaneOkHttp;
import io.meshlane.propagation.servlet.LaneJavaxFilter;
import io.meshlane.propagation.spring.PropagationSettings;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of this starter gets runs on the Java that its README promises. */
class ClassFilesTest {
  private static final int JAVA_8 = 52;
  private static final int JAVA_11 = 55;

  @ParameterizedTest
  @ValueSource(
      classes = {
        CurrentLane.class,
        LaneOkHttp.class,
        LaneJavaxFilter.class,
        PropagationSettings.class,
        PropagationAutoConfiguration.class
      })
  void everyClass_ofTheModule_isOfJava8(Class<?> inModule) throws Exception {
    assertThat(versions(inModule)).hasSizeGreaterThan(9).containsOnly(JAVA_8);
  }

  @Test
  void everyClass_ofTheModuleOfJavasOwnClient_isOfJava11() throws Exception {
    assertThat(versions(LaneHttpClient.class)).hasSizeGreaterThan(5).containsOnly(JAVA_11);
  }

  private static List<Integer> versions(Class<?> inModule) throws Exception {
    URI place = inModule.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path file = Path.of(place);
    if (Files.isDirectory(file)) {
      return versions(file);
    }
    try (FileSystem jar = FileSystems.newFileSystem(file)) {
      return versions(jar.getPath("/"));
    }
  }

  private static List<Integer> versions(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      return classes.stream().map(ClassFilesTest::version).toList();
    }
  }

  private static int version(Path file) {
    try (InputStream bytes = Files.newInputStream(file);
        DataInputStream data = new DataInputStream(bytes)) {
      data.readInt();
      data.readUnsignedShort();
      return data.readUnsignedShort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
