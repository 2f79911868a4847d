// SPDX-License-Identifier: Apache-2.0
/** Assertions on results for projects that have AssertJ; the rest of Brunt does without. */
@NullMarked
package io.brunt.assertj;

import org.jspecify.annotations.NullMarked;
