// SPDX-License-Identifier: Apache-2.0
/** The generator runs in before it is trusted: its own classes, against a stub in this JVM. */
@NullMarked
package io.brunt.warm;

import org.jspecify.annotations.NullMarked;
