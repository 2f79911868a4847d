// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import org.apiguardian.api.API;

/**
 * What is known of a process, or is not.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ProcessFigure {
    /** Share of all cores. */
    CPU,
    /** Memory that is in RAM. */
    RSS,
    /** Threads of the operating system. */
    THREADS,
    /** Files, sockets and pipes that are open. */
    OPEN_FILES,
    /** Pauses for garbage collection. */
    GC_PAUSE,
    /** Java heap in use, as the JVM last told it. */
    HEAP
}
