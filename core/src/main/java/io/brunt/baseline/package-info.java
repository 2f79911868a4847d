// SPDX-License-Identifier: Apache-2.0
/** Accepted runs of a load test that a team commits, which of them a new run may be compared with, and how it compares. */
@NullMarked
package io.brunt.baseline;

import org.jspecify.annotations.NullMarked;
