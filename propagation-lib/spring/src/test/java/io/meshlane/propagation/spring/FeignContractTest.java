package io.meshlane.propagation.spring;

import feign.Feign;
import feign.HeaderMap;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.HttpClientContract;
import io.meshlane.propagation.testkit.LaneClient;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class FeignContractTest extends HttpClientContract {
  interface Next {
    @RequestLine("GET ")
    Response get(URI url, @HeaderMap Map<String, String> headers);
  }

  @Override
  protected LaneClient client(Propagation rules) {
    TimeUnit unit = TimeUnit.MILLISECONDS;
    Next next =
        Feign.builder()
            .addCapability(new LaneFeignCapability(rules))
            .options(new Request.Options(500, unit, 500, unit, false))
            .retryer(Retryer.NEVER_RETRY)
            .target(Next.class, "http://next");
    return (url, headers) -> {
      try (Response response = next.get(url, headers)) {
        return response.status();
      }
    };
  }
}
