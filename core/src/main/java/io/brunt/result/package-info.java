// SPDX-License-Identifier: Apache-2.0
/** Everything known about one run, immutable. A number shown in two formats is computed once, here. */
@NullMarked
package io.brunt.result;

import org.jspecify.annotations.NullMarked;
