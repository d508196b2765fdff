package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;

class OkHttpPostProcessorTest {
  private final EchoServer server = new EchoServer();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext(Clients.class);

  @AfterEach
  void stop() {
    context.close();
    server.close();
  }

  @Test
  void client_sendsTheLaneAndIsStillOne() throws IOException {
    OkHttpClient client = context.getBean("client", OkHttpClient.class);

    assertThat(call(client, "blue")).isEqualTo("[blue]");
    assertThat(call(client, null)).isEqualTo("[]");
  }

  @Test
  void beanDeclaredAsCallFactory_sendsTheLaneWhateverItIs() throws IOException {
    assertThat(call(context.getBean("factory", Call.Factory.class), "blue")).isEqualTo("[blue]");
    assertThat(call(context.getBean("lambda", Call.Factory.class), "blue")).isEqualTo("[blue]");
    assertThat(call(context.getBean("lambda", Call.Factory.class), null)).isEqualTo("[]");
  }

  @Test
  void beanOfTheApplicationsOwnClass_staysWhatItIs() throws IOException {
    Own own = context.getBean(Own.class);

    assertThat(own).isExactlyInstanceOf(Own.class);
    assertThat(call(own, "blue")).isEqualTo("[]");
  }

  private String call(Call.Factory calls, String lane) throws IOException {
    try (Scope ignored = CurrentLane.open(lane);
        Response response =
            calls.newCall(new Request.Builder().url(server.url()).build()).execute()) {
      return response.body().string();
    }
  }

  static final class Own implements Call.Factory {
    private final OkHttpClient client = new OkHttpClient();

    @Override
    public Call newCall(Request request) {
      return client.newCall(request);
    }
  }

  static class Clients {
    @Bean
    static OkHttpPostProcessor postProcessor(ConfigurableListableBeanFactory beans) {
      return new OkHttpPostProcessor(beans, Propagation::withDefaults);
    }

    @Bean
    OkHttpClient client() {
      return new OkHttpClient();
    }

    @Bean
    Call.Factory factory() {
      return new OkHttpClient();
    }

    @Bean
    Call.Factory lambda() {
      OkHttpClient hidden = new OkHttpClient();
      return request -> hidden.newCall(request);
    }

    @Bean
    Own own() {
      return new Own();
    }
  }
}
