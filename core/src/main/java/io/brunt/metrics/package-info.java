// SPDX-License-Identifier: Apache-2.0
/** Figures of a running load test as Micrometer's meters. Micrometer is optional: nothing else may need this package. */
@NullMarked
package io.brunt.metrics;

import org.jspecify.annotations.NullMarked;
