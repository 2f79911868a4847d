// SPDX-License-Identifier: Apache-2.0
/** One class for each format. Computes nothing: a number shown in two formats comes from {@code result}. */
@NullMarked
package io.brunt.report;

import org.jspecify.annotations.NullMarked;
