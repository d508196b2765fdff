package com.example.shop;

import io.meshlane.propagation.it.RunningApplication;
import java.net.URI;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ClassUtils;

/**
 * The application, started in this process. The build's {@code it.…} system properties say how:
 * {@code it.automatic-context}, {@code it.tracer} and, in {@code it.arguments}, further command-line
 * arguments.
 */
final class StartedShop implements RunningApplication {
  private static final boolean AUTOMATIC_CONTEXT = Boolean.getBoolean("it.automatic-context");

  private final ConfigurableApplicationContext context;

  StartedShop(String webApplicationType, String... properties) {
    context =
        new SpringApplicationBuilder(ShopApplication.class)
            .properties(properties)
            .properties(
                "spring.main.banner-mode=off",
                "spring.main.web-application-type=" + webApplicationType,
                "spring.reactor.context-propagation=" + (AUTOMATIC_CONTEXT ? "auto" : "limited"),
                "spring.task.execution.mode=force",
                "spring.threads.virtual.enabled=" + (Runtime.version().feature() >= 21),
                "server.port=0",
                "management.endpoints.web.exposure.include=info")
            .run(System.getProperty("it.arguments", "").split(" "));
    requireTracer(System.getProperty("it.tracer", tracer()));
  }

  /** The build leaves jars out by their names; one that has been renamed is to be noticed. */
  private void requireTracer(String expected) {
    if (!tracer().equals(expected)) {
      throw new IllegalStateException("tracer is " + tracer() + ", not " + expected);
    }
  }

  private String tracer() {
    String type = "io.micrometer.tracing.Tracer";
    if (!ClassUtils.isPresent(type, null)) {
      return "none";
    }
    return context.getBeansOfType(ClassUtils.resolveClassName(type, null)).values().stream()
        .map(tracer -> tracer.getClass().getName())
        .map(name -> name.contains(".brave.") ? "brave" : name.contains(".otel.") ? "otel" : "none")
        .findFirst()
        .orElse("none");
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  @Override
  public URI address() {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://localhost:" + port);
  }

  @Override
  public boolean hasAutomaticContext() {
    return AUTOMATIC_CONTEXT;
  }

  @Override
  public boolean hasVirtualScheduler() {
    return !(context.getBean(TaskScheduler.class) instanceof ThreadPoolTaskScheduler);
  }

  @Override
  public String line() {
    return SpringBootVersion.getVersion().replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  @Override
  public void close() {
    context.close();
  }
}
