// SPDX-License-Identifier: Apache-2.0
/** Quantities with their units: how users write them, and how Brunt prints them. */
@NullMarked
package io.brunt.unit;

import org.jspecify.annotations.NullMarked;
