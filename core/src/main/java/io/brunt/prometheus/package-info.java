// SPDX-License-Identifier: Apache-2.0
/** Objectives that ask Prometheus. */
@NullMarked
package io.brunt.prometheus;

import org.jspecify.annotations.NullMarked;
