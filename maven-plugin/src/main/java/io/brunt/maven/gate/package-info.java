// SPDX-License-Identifier: Apache-2.0
/** Whether a build may pass: the results it left, the load tests it declares, and what is missing between them. */
@NullMarked
package io.brunt.maven.gate;

import org.jspecify.annotations.NullMarked;
