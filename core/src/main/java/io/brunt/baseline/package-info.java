// SPDX-License-Identifier: Apache-2.0
/** Accepted runs of a load test that a team commits, and which of them a new run may be compared with. */
@NullMarked
package io.brunt.baseline;

import org.jspecify.annotations.NullMarked;
