// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.util.Map;
import java.util.Optional;

/** What an operating system tells of a process. */
interface SystemReader {

    /**
     * A look at one process.
     *
     * @param cpuNanos what it has used in its life, with that of its children that have ended and were waited for
     * @param rssBytes memory in RAM
     * @param threads how many
     * @param openFiles how many
     */
    record Look(long cpuNanos, long rssBytes, long threads, long openFiles) {}

    /** Look at a process; empty if it has ended. A figure below 0 is not known. */
    Optional<Look> look(ProcessHandle process);

    /** Why a figure is never known here; empty if all are. */
    Map<ProcessFigure, String> missing();

    /** The best there is on this machine. */
    static SystemReader ofThisMachine() {
        return KernelConstants.ofThisMachine().<SystemReader>map(ProcFiles::new).orElseGet(HandleReader::new);
    }
}
