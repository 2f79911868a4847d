// SPDX-License-Identifier: Apache-2.0
/** The goals: each reads its parameters, has the work done elsewhere and maps the outcome. */
@NullMarked
package io.brunt.maven;

import org.jspecify.annotations.NullMarked;
