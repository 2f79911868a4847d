// SPDX-License-Identifier: Apache-2.0
/** Which results of a module become its baseline, and how results compare with it. */
@NullMarked
package io.brunt.maven.baseline;

import org.jspecify.annotations.NullMarked;
