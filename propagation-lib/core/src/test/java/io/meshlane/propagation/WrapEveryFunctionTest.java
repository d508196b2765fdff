package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every interface of java.util.function, as this Java has them. */
class WrapEveryFunctionTest {
  private static final Map<Class<?>, Object> VALUES =
      Map.of(int.class, 7, long.class, 8L, double.class, 0.5, boolean.class, true);

  private final List<String> seen = new ArrayList<>();

  static List<Class<?>> functionalTypes() throws IOException, ClassNotFoundException {
    Path types =
        FileSystems.getFileSystem(URI.create("jrt:/"))
            .getPath("modules", "java.base", "java", "util", "function");
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(types)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        found.add(Class.forName("java.util.function." + name));
      }
    }
    assertThat(found).hasSizeGreaterThanOrEqualTo(43);
    return found;
  }

  @ParameterizedTest
  @MethodSource("functionalTypes")
  void wrapped_carriesWhatItsMakerCarried_andGivesTheResult(Class<?> type) throws Exception {
    Method call = onlyMethod(type);
    Object wrapped;
    try (Scope ignored = CurrentLane.open("maker")) {
      wrapped = wrap(type, recorder(type, call));
    }

    try (Scope ignored = CurrentLane.open("worker")) {
      assertThat(call.invoke(wrapped, arguments(call))).isEqualTo(value(call.getReturnType()));
      assertThat(CurrentLane.get()).isEqualTo("worker");
    }
    assertThat(seen).containsExactly("maker");
  }

  @ParameterizedTest
  @MethodSource("functionalTypes")
  void wrapped_outsideOfEveryScope_clearsAWorkerThatStillHasALane(Class<?> type) throws Exception {
    Method call = onlyMethod(type);
    Object wrapped = wrap(type, recorder(type, call));

    try (Scope ignored = CurrentLane.open("worker")) {
      call.invoke(wrapped, arguments(call));
    }

    assertThat(seen).containsExactly((String) null);
  }

  private static Object wrap(Class<?> type, Object function)
      throws IllegalAccessException, InvocationTargetException {
    Method wrap =
        Stream.of(CurrentLane.class, LaneFunctions.class)
            .flatMap(owner -> Arrays.stream(owner.getMethods()))
            .filter(method -> method.getName().equals("wrap" + type.getSimpleName()))
            .filter(method -> method.getReturnType() == type)
            .reduce(
                (one, other) -> {
                  throw new AssertionError(one + " and " + other);
                })
            .orElseThrow(() -> new AssertionError("nothing wraps a " + type.getSimpleName()));
    return wrap.invoke(null, function);
  }

  private Object recorder(Class<?> type, Method call) {
    return Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          assertThat(method).isEqualTo(call);
          assertThat(arguments == null ? new Object[0] : arguments).isEqualTo(arguments(call));
          seen.add(CurrentLane.get());
          return value(call.getReturnType());
        });
  }

  private static Method onlyMethod(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .findFirst()
        .orElseThrow();
  }

  private static Object[] arguments(Method call) {
    return Arrays.stream(call.getParameterTypes()).map(WrapEveryFunctionTest::value).toArray();
  }

  private static Object value(Class<?> type) {
    return type == void.class ? null : VALUES.getOrDefault(type, "value");
  }
}
