// SPDX-License-Identifier: Apache-2.0
/** What happened, as data: counts that add up and histograms that merge. Never knows who makes load or who reads. */
@NullMarked
package io.brunt.record;

import org.jspecify.annotations.NullMarked;
