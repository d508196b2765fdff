package io.meshlane.propagation.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.HttpClientContract;
import io.meshlane.propagation.testkit.LaneClient;
import java.net.URL;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OkHttpContractTest {
  @Test
  void classPath_hasTheVersionThisRunIsFor() {
    URL jar = OkHttpClient.class.getProtectionDomain().getCodeSource().getLocation();

    assertThat(jar.getPath()).endsWith("-" + System.getProperty("okhttp.expected") + ".jar");
  }

  @Nested
  class Client extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      return new OkHttpLaneClient(LaneOkHttp.client(OkHttpLaneClient.plain(), rules));
    }
  }

  @Nested
  class ClientWhoseCallsQueue extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      return new OkHttpLaneClient(LaneOkHttp.client(OkHttpLaneClient.narrow(), rules));
    }
  }

  @Nested
  class DerivedClient extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      OkHttpClient client = LaneOkHttp.client(OkHttpLaneClient.plain(), rules);
      return new OkHttpLaneClient(client.newBuilder().build().newBuilder().build());
    }
  }

  @Nested
  class DerivedClientWhoseCallsQueue extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      OkHttpClient client = LaneOkHttp.client(OkHttpLaneClient.narrow(), rules);
      return new OkHttpLaneClient(client.newBuilder().build());
    }
  }

  @Nested
  class CallFactory extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      return new OkHttpLaneClient(LaneOkHttp.callFactory(OkHttpLaneClient.narrow(), rules));
    }
  }

  @Nested
  class CallFactoryOverAClientThatCarriesTheLane extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      OkHttpClient client = LaneOkHttp.client(OkHttpLaneClient.plain(), rules);
      return new OkHttpLaneClient(LaneOkHttp.callFactory(client, rules));
    }
  }

  @Nested
  class CallFactoryWithCallbacksInLane extends HttpClientContract {
    @Override
    protected LaneClient client(Propagation rules) {
      return new OkHttpLaneClient(
          LaneOkHttp.callFactory(OkHttpLaneClient.plain(), rules).withCallbacksInLane());
    }
  }
}
