// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a plan: when iterations are due, which user takes them, and the event loop on which they run.
 *
 * <p>Plan time is nanoseconds from the first measured moment, negative in the warm-up.
 */
@NullMarked
package io.brunt.engine;

import org.jspecify.annotations.NullMarked;
