// SPDX-License-Identifier: Apache-2.0
/** How far a figure can be trusted, of one run and beside earlier ones, as pure mathematics. */
@NullMarked
package io.brunt.statistic;

import org.jspecify.annotations.NullMarked;
