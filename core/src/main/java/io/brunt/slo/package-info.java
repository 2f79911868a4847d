// SPDX-License-Identifier: Apache-2.0
/** Objectives: their grammar, how they are judged, and the verdict. */
@NullMarked
package io.brunt.slo;

import org.jspecify.annotations.NullMarked;
