// SPDX-License-Identifier: Apache-2.0
/** Services under test: read from the POM, checked as a whole, started one after another, handed to the tests. */
@NullMarked
package io.brunt.maven.service;

import org.jspecify.annotations.NullMarked;
