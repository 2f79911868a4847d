// SPDX-License-Identifier: Apache-2.0
/** The page to watch on loopback while a load test runs. */
@NullMarked
package io.brunt.live;

import org.jspecify.annotations.NullMarked;
