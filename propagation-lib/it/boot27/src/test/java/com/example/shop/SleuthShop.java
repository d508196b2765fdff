package com.example.shop;

import io.meshlane.propagation.it.RunningApplication;
import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application with Sleuth on its class path. Where Sleuth is on, it takes the lane over
 * Reactor's threads, as automatic context does from Spring Boot 3 on.
 */
final class SleuthShop implements RunningApplication {
  private final StartedShop shop;
  private final boolean on;

  private SleuthShop(boolean on, String webApplicationType, String... properties) {
    this.shop = new StartedShop(webApplicationType, properties);
    this.on = on;
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
