// SPDX-License-Identifier: Apache-2.0
/** Holds the pages of {@code docs/} to what the code does. */
@org.jspecify.annotations.NullMarked
package io.brunt.docs;
