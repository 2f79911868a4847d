// SPDX-License-Identifier: Apache-2.0
/** The {@code brunt.*} keys: which there are, what they may be, and where their values come from. */
@NullMarked
package io.brunt.settings;

import org.jspecify.annotations.NullMarked;
