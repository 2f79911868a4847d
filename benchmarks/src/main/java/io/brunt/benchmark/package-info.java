// SPDX-License-Identifier: Apache-2.0
/** Brunt beside other generators, each pinned to a core, against targets that count for themselves. */
@NullMarked
package io.brunt.benchmark;

import org.jspecify.annotations.NullMarked;
