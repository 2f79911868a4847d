// SPDX-License-Identifier: Apache-2.0
/** Result files of other tools in the POM: which they are, and what is asked of them. */
@NullMarked
package io.brunt.maven.foreign;

import org.jspecify.annotations.NullMarked;
