// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Measures which share of all cores this process used. Confined to one thread. */
final class CpuMeter {

    private final LongSupplier nanoTime;
    private final LongSupplier cpuNanos;
    private final int cores;
    private long fromNanos;
    private long fromCpuNanos;

    CpuMeter(LongSupplier nanoTime, LongSupplier cpuNanos, int cores) {
        this.nanoTime = nanoTime;
        this.cpuNanos = cpuNanos;
        this.cores = cores;
        reset();
    }

    static CpuMeter ofThisProcess() {
        LongSupplier cpuNanos = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system::getProcessCpuTime
                : () -> -1;
        return new CpuMeter(System::nanoTime, cpuNanos, Runtime.getRuntime().availableProcessors());
    }

    void reset() {
        fromNanos = nanoTime.getAsLong();
        fromCpuNanos = cpuNanos.getAsLong();
    }

    /** 0 to 1 since the last reset; negative if the machine does not tell. */
    double share() {
        long to = cpuNanos.getAsLong();
        long wall = nanoTime.getAsLong() - fromNanos;
        if (to < 0 || fromCpuNanos < 0) {
            return -1;
        }
        // Both clocks are read one after the other, so a short and busy time can come to a little more than all.
        return wall <= 0 ? 0 : Math.min(1, (double) (to - fromCpuNanos) / wall / cores);
    }
}
