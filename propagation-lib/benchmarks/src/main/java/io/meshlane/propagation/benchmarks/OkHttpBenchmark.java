package io.meshlane.propagation.benchmarks;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.okhttp.LaneOkHttp;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An OkHttp call of a request with a lane, up to where the network would begin: an interceptor
 * answers in its place.
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OkHttpBenchmark {
  private static final ResponseBody NOTHING = ResponseBody.create("", null);

  private final Request request =
      new Request.Builder()
          .url("http://testbbb.test-istio:32000/")
          .header("Accept", "application/json")
          .build();
  private final OkHttpClient plain =
      new OkHttpClient.Builder().addInterceptor(OkHttpBenchmark::answer).build();
  private final OkHttpClient constant =
      new OkHttpClient.Builder()
          .addInterceptor(OkHttpBenchmark::addConstant)
          .addInterceptor(OkHttpBenchmark::answer)
          .build();
  private final String header = String.join("-", "project", "version");
  private final String value = String.join("-", "release", "v1");
  private final OkHttpClient configured =
      new OkHttpClient.Builder()
          .addInterceptor(this::addConfigured)
          .addInterceptor(OkHttpBenchmark::answer)
          .build();
  private final Call.Factory factory = LaneOkHttp.callFactory(plain, Propagation.withDefaults());
  private final OkHttpClient client = LaneOkHttp.client(plain, Propagation.withDefaults());
  private Scope lane;

  /** Serves one request. */
  @Setup
  @SuppressWarnings("MustBeClosedChecker") // closed by the tear-down
  public void open() {
    lane = CurrentLane.open("release-v1");
  }

  /** Ends it. */
  @TearDown
  public void close() {
    lane.close();
  }

  /** No header at all. */
  @Benchmark
  public int noHeader() throws IOException {
    return call(plain);
  }

  /** The rival: an interceptor that sets a header whose name and value are literals. */
  @Benchmark
  public int constantHeader() throws IOException {
    return call(constant);
  }

  /** The same with a header and a value that are read from settings when the client is made. */
  @Benchmark
  public int configuredHeader() throws IOException {
    return call(configured);
  }

  /** Ours, as a factory of calls. */
  @Benchmark
  public int meshlaneFactory() throws IOException {
    return call(factory);
  }

  /** Ours, as a client. */
  @Benchmark
  public int meshlaneClient() throws IOException {
    return call(client);
  }

  private int call(Call.Factory calls) throws IOException {
    try (Response response = calls.newCall(request).execute()) {
      return response.code();
    }
  }

  private static Response addConstant(Interceptor.Chain chain) throws IOException {
    return chain.proceed(
        chain.request().newBuilder().header("project-version", "release-v1").build());
  }

  private Response addConfigured(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request().newBuilder().header(header, value).build());
  }

  private static Response answer(Interceptor.Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(NOTHING)
        .build();
  }
}
