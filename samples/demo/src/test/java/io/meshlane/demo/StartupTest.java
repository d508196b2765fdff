package io.meshlane.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "… TomcatWebServer  : Tomcat started on port(s): 4711 (http) with context path ''",
        "… TomcatWebServer  : Tomcat started on port 4711 (http) with context path '/'"
      })
  void read_ofAPortAndThenReadiness_givesTheAddress(String port) {
    Startup startup = new Startup();

    var before = startup.read(port);
    var ready = startup.read("… TestAaa : Started TestAaa in 2.1 seconds (process running for 3)");

    assertThat(before).isEmpty();
    assertThat(ready).contains(URI.create("http://127.0.0.1:4711"));
  }

  @Test
  void read_ofAPortThatIsOnlyMeant_givesNothing() {
    Startup startup = new Startup();

    startup.read("… TomcatWebServer : Tomcat initialized with port(s): 0 (http)");

    assertThat(startup.read("… : Started TestAaa in 2.1 seconds")).isEmpty();
  }
}
