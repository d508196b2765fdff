package com.example.shop;

import io.meshlane.propagation.it.RunningApplication;
import io.meshlane.propagation.it.ServletPathsContract;
import io.meshlane.propagation.it.WebFluxPathsContract;
import org.junit.jupiter.api.Nested;

/** The plain header goes out once, whatever Sleuth is set to. */
class SleuthPathsTest {
  @Nested
  class B3 extends ServletPathsContract {
    @Override
    protected RunningApplication start() {
      return SleuthShop.on("servlet");
    }
  }

  @Nested
  class OnWebFlux extends WebFluxPathsContract {
    @Override
    protected RunningApplication start() {
      return SleuthShop.on("reactive");
    }
  }

  @Nested
  class W3c extends ServletPathsContract {
    @Override
    protected RunningApplication start() {
      return SleuthShop.on("servlet", "spring.sleuth.propagation.type=W3C");
    }
  }

  @Nested
  class Aws extends ServletPathsContract {
    @Override
    protected RunningApplication start() {
      return SleuthShop.on("servlet", "spring.sleuth.propagation.type=AWS");
    }
  }

  /** The field the application has already is kept, whatever its case. */
  @Nested
  class WithTheFieldSetByTheApplication extends ServletPathsContract {
    @Override
    protected RunningApplication start() {
      return SleuthShop.on("servlet", "spring.sleuth.baggage.remote-fields=Project-Version");
    }
  }

  @Nested
  class SwitchedOff extends ServletPathsContract {
    @Override
    protected RunningApplication start() {
      return SleuthShop.off("servlet", "spring.sleuth.enabled=false");
    }
  }
}
