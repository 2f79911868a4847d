// SPDX-License-Identifier: Apache-2.0
/** Load tests as JUnit tests: the annotations, and the extension behind them. */
@NullMarked
package io.brunt.junit;

import org.jspecify.annotations.NullMarked;
