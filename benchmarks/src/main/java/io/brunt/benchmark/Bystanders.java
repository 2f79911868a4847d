// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** The programs of this machine that have no part in a measurement, and how much of it they took. */
final class Bystanders implements DoubleSupplier {

    private final Map<Long, Duration> cpuAtStart = cpu();
    private final long startNanos = System.nanoTime();

    /** Return how many cores they kept busy since then, those that have ended left out. */
    @Override
    public double getAsDouble() {
        Duration used = Duration.ZERO;
        for (Map.Entry<Long, Duration> now : cpu().entrySet()) {
            used = used.plus(now.getValue()).minus(cpuAtStart.getOrDefault(now.getKey(), Duration.ZERO));
        }
        return (double) used.toNanos() / (System.nanoTime() - startNanos);
    }

    private static Map<Long, Duration> cpu() {
        Set<Long> own =
                ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
        own.add(ProcessHandle.current().pid());
        Map<Long, Duration> cpu = new HashMap<>();
        ProcessHandle.allProcesses()
                .filter(it -> !own.contains(it.pid()))
                // The kernel's own threads have no command; what they do, they do for the network of this measurement.
                .filter(it -> it.info().command().isPresent())
                .forEach(it -> it.info().totalCpuDuration().ifPresent(used -> cpu.put(it.pid(), used)));
        return cpu;
    }
}
