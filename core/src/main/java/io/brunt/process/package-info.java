// SPDX-License-Identifier: Apache-2.0
/** What the processes of the application under test use: CPU, memory, threads, files, garbage collections. */
@NullMarked
package io.brunt.process;

import org.jspecify.annotations.NullMarked;
