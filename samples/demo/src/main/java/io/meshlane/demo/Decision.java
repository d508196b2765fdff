package io.meshlane.demo;

import io.meshlane.generator.explain.Headers;
import java.net.URI;

/**
 * What a proxy does with a request.
 *
 * <p>{@code rule} says what decided it, in words.
 */
sealed interface Decision {
  String rule();

  /** It goes to a pod, with these headers. */
  record Forward(Version version, URI address, Headers headers, String rule) implements Decision {}

  /** The proxy answers by itself. */
  record Refuse(int status, String rule) implements Decision {}
}
