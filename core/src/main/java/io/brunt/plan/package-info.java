// SPDX-License-Identifier: Apache-2.0
/** What to run, as data: immutable, comparable by value, serializable, and refused at once where it cannot be run. */
@NullMarked
package io.brunt.plan;

import org.jspecify.annotations.NullMarked;
