// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads what Java itself knows of other processes where there is no {@code /proc}: the CPU time. */
final class HandleReader implements SystemReader {

    @Override
    public Optional<Look> look(ProcessHandle process) {
        long cpuNanos = process.info().totalCpuDuration().map(Duration::toNanos).orElse(-1L);
        return process.isAlive() ? Optional.of(new Look(cpuNanos, -1, -1, -1)) : Optional.empty();
    }

    @Override
    public Map<ProcessFigure, String> missing() {
        String reason = "on " + System.getProperty("os.name")
                + " Java does not tell it of other processes: run the load test on Linux for it";
        return Map.of(ProcessFigure.RSS, reason, ProcessFigure.THREADS, reason, ProcessFigure.OPEN_FILES, reason);
    }
}
