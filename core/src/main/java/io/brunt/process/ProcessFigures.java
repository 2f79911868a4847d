// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.util.List;
import java.util.function.ToLongFunction;
import org.apiguardian.api.API;

/**
 * What a process, with all that came from it, used in a span of time. A figure below 0 is not known.
 *
 * @param cpu mean share of all cores, 0 to 1
 * @param rssBytes greatest memory in RAM
 * @param threads most threads
 * @param openFiles most files, sockets and pipes open
 * @param gcPauseMicros longest pause for garbage collection that ended in the span; 0 if there was none
 * @param gcPauses how many there were
 * @param heapBytes greatest Java heap in use, as the JVM told it: most collectors do so at the end of a collection
 * @param processes most processes: the one that was started, and all that came from it; a new one counts some seconds late
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProcessFigures(
        double cpu,
        long rssBytes,
        long threads,
        long openFiles,
        long gcPauseMicros,
        long gcPauses,
        long heapBytes,
        long processes) {

    /** Nothing is known. */
    static final ProcessFigures UNKNOWN = new ProcessFigures(-1, -1, -1, -1, -1, -1, -1, -1);

    /** The figures of neighboring spans together. */
    static ProcessFigures over(List<ProcessSecond> seconds) {
        return new ProcessFigures(
                meanCpu(seconds),
                greatest(seconds, ProcessFigures::rssBytes),
                greatest(seconds, ProcessFigures::threads),
                greatest(seconds, ProcessFigures::openFiles),
                greatest(seconds, ProcessFigures::gcPauseMicros),
                seconds.stream()
                        .mapToLong(it -> it.figures().gcPauses())
                        .filter(it -> it >= 0)
                        .reduce(Long::sum)
                        .orElse(-1),
                greatest(seconds, ProcessFigures::heapBytes),
                greatest(seconds, ProcessFigures::processes));
    }

    private static double meanCpu(List<ProcessSecond> seconds) {
        double nanos = 0;
        double used = 0;
        for (ProcessSecond it : seconds) {
            if (it.figures().cpu() >= 0) {
                nanos += it.length().toNanos();
                used += it.figures().cpu() * it.length().toNanos();
            }
        }
        return nanos == 0 ? -1 : used / nanos;
    }

    private static long greatest(List<ProcessSecond> seconds, ToLongFunction<ProcessFigures> figure) {
        return seconds.stream()
                .mapToLong(it -> figure.applyAsLong(it.figures()))
                .max()
                .orElse(-1);
    }
}
