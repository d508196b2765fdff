package com.example.shop;

import io.meshlane.propagation.it.RunningApplication;
import java.net.URI;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application with Sleuth on its class path. Where Sleuth is on, it takes the lane over
 * Reactor's threads, as automatic context does from Spring Boot 3 on.
 */
final class SleuthShop implements RunningApplication {
  // Sleuth makes a JDK proxy of it, and then nobody can have it by its class: with us or without.
  private static final String IGNORED_BEAN =
      "spring.sleuth.async.ignored-beans=simpleAsyncTaskExecutor";

  private final StartedShop shop;
  private final boolean on;

  private SleuthShop(boolean on, String webApplicationType, String... properties) {
    this.shop = new StartedShop(webApplicationType, with(IGNORED_BEAN, properties));
    this.on = on;
  }

  private static String[] with(String first, String... others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray(String[]::new);
  }

  static SleuthShop on(String webApplicationType, String... properties) {
    return new SleuthShop(true, webApplicationType, properties);
  }

  static SleuthShop off(String webApplicationType, String... properties) {
    return new SleuthShop(false, webApplicationType, properties);
  }

  ConfigurableApplicationContext context() {
    return shop.context();
  }

  @Override
  public URI address() {
    return shop.address();
  }

  @Override
  public boolean hasAutomaticContext() {
    return on;
  }

  @Override
  public String line() {
    return shop.line();
  }

  @Override
  public void close() {
    shop.close();
  }
}
