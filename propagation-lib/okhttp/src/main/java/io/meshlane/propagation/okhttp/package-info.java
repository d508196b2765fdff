/**
 * OkHttp calls carry the lane of the code that made them: see {@link
 * io.meshlane.propagation.okhttp.LaneOkHttp}. One jar for OkHttp 3.14, 4 and 5.
 */
@NullMarked
package io.meshlane.propagation.okhttp;

import org.jspecify.annotations.NullMarked;
