package io.meshlane.propagation.testkit.spring;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.RecordingServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.TaskScheduler;

/**
 * Which beans of a Spring application lose the lane: each HTTP client sends a real request to a
 * server on the loopback interface, each executor runs a task.
 *
 * <pre>{@code
 * @SpringBootTest
 * class CheckoutTest {
 *   @Test
 *   void noBean_losesTheLane(@Autowired ApplicationContext context) {
 *     LaneCheck.of(context).requireNoneLost();
 *   }
 * }
 * }</pre>
 *
 * <p>It sees beans only: no client or pool made by {@code new} inside a method, and no Feign
 * interface (nobody knows which of its methods may be called). Interceptors of the application run
 * as they do in every call. Works with Spring 5.3 to 7. Immutable.
 */
public final class LaneCheck {
  private final List<String> lost = new ArrayList<>();
  private final List<String> unchecked = new ArrayList<>();

  private LaneCheck() {}

  /**
   * Checks every client and executor bean of {@code context}, which it must be allowed to create.
   *
   * @throws UncheckedIOException if no server can be started on the loopback interface
   */
  public static LaneCheck of(ApplicationContext context) {
    Propagation rules =
        context.getBeanProvider(Propagation.class).getIfAvailable(Propagation::withDefaults);
    LaneCheck check = new LaneCheck();
    try (RecordingServer server = RecordingServer.start()) {
      check.clients(context, new ClientProbe(server, rules.header()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    check.executors(context);
    return check;
  }

  /**
   * Starts an application, checks it as {@link #of} does, and closes it again.
   *
   * <pre>{@code
   * LaneCheck.ofApplication(() -> SpringApplication.run(Shop.class)).requireNoneLost();
   * }</pre>
   */
  public static LaneCheck ofApplication(
      Supplier<? extends ConfigurableApplicationContext> application) {
    try (ConfigurableApplicationContext context = application.get()) {
      return of(context);
    }
  }

  private void clients(ApplicationContext context, ClientProbe probe) {
    ClientProbe.presentTypes()
        .forEach(
            (type, call) ->
                context
                    .getBeansOfType(type)
                    .forEach((name, bean) -> add(name, bean, probe.probe(type, bean, call))));
    ClientProbe.presentEngines()
        .forEach(
            type ->
                context
                    .getBeansOfType(type)
                    .forEach((name, bean) -> add(name, bean, ClientProbe.OF_ENGINE)));
  }

  private void executors(ApplicationContext context) {
    Map<String, Object> beans = new LinkedHashMap<>(context.getBeansOfType(Executor.class));
    beans.putAll(context.getBeansOfType(TaskScheduler.class));
    beans.forEach((name, bean) -> add(name, bean, ExecutorProbe.probe(bean)));
  }

  /** A line for each bean that loses the lane: its name, its class, what came instead. */
  public List<String> lost() {
    return Collections.unmodifiableList(lost);
  }

  /** A line for each bean of which nobody can say, and why. */
  public List<String> unchecked() {
    return Collections.unmodifiableList(unchecked);
  }

  /**
   * Makes sure that no bean loses the lane. One that could not be checked is no failure.
   *
   * @throws AssertionError naming each that does
   */
  public void requireNoneLost() {
    if (!lost.isEmpty()) {
      throw new AssertionError("beans that lose the lane:\n  " + String.join("\n  ", lost));
    }
  }

  private void add(String name, Object bean, Finding finding) {
    String line = name + " (" + bean.getClass().getName() + "): " + finding.text();
    if (finding.isLost()) {
      lost.add(line);
    } else if (finding.isUnknown()) {
      unchecked.add(line);
    }
  }

  @Override
  public String toString() {
    return "lost " + lost + ", unchecked " + unchecked;
  }
}
