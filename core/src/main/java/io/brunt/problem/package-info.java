// SPDX-License-Identifier: Apache-2.0
/** What went wrong, said so that a person can mend it: where, expected, actual, and the nearest right thing. */
@NullMarked
package io.brunt.problem;

import org.jspecify.annotations.NullMarked;
