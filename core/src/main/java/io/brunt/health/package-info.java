// SPDX-License-Identifier: Apache-2.0
/** Is the generator fit? Its lateness, CPU, garbage collection and hiccups. */
@NullMarked
package io.brunt.health;

import org.jspecify.annotations.NullMarked;
