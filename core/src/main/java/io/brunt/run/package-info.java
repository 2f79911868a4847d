// SPDX-License-Identifier: Apache-2.0
/** From a plan to its result: the gate for hosts, the engine, judging, reports, and the end by interruption. */
@NullMarked
package io.brunt.run;

import org.jspecify.annotations.NullMarked;
