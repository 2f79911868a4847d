// SPDX-License-Identifier: Apache-2.0
/** Java code as an iteration: what a virtual user's code sees and does. */
@NullMarked
package io.brunt.user;

import org.jspecify.annotations.NullMarked;
