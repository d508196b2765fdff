/**
 * What only a real cluster can show: istiod accepts what the generator writes, Envoy obeys it, and
 * explain agrees with both.
 */
package io.meshlane.e2e;
