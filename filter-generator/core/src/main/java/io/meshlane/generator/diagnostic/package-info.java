/**
 * What Meshlane says about the user's files: codes, places, findings, and their two printed forms.
 */
@NullMarked
package io.meshlane.generator.diagnostic;

import org.jspecify.annotations.NullMarked;
