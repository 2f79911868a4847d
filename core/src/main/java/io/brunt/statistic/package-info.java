// SPDX-License-Identifier: Apache-2.0
/** How far a figure of one run can be trusted: intervals for percentiles, shares and means, as pure mathematics. */
@NullMarked
package io.brunt.statistic;

import org.jspecify.annotations.NullMarked;
