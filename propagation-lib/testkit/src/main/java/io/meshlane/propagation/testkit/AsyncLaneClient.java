package io.meshlane.propagation.testkit;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A client that can also send without waiting: the contract's cases for that then apply to it. */
public interface AsyncLaneClient extends LaneClient {
  /** Starts what {@link #get} does, and returns before the answer is there. */
  CompletableFuture<Integer> getAsync(URI url, Map<String, String> headers);
}
