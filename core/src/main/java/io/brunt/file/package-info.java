// SPDX-License-Identifier: Apache-2.0
/** Files as their readers meet them: whole, or not there. */
@NullMarked
package io.brunt.file;

import org.jspecify.annotations.NullMarked;
