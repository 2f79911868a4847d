// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What a process used in one second.
 *
 * @param second which, from the first measured moment; negative in the warm-up
 * @param length for how much of it the process was watched
 * @param figures in that time
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProcessSecond(int second, Duration length, ProcessFigures figures) {}
