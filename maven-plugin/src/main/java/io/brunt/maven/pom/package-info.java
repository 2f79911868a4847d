// SPDX-License-Identifier: Apache-2.0
/** The goals' configuration in the POM, read strictly. */
@NullMarked
package io.brunt.maven.pom;

import org.jspecify.annotations.NullMarked;
