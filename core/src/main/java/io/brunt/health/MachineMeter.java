// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what Linux tells of the whole machine: in {@code /proc/stat} the time that a hypervisor took, in {@code /proc/loadavg}
 * how many threads want to run (proc(5)). In a container both are those of its machine. Sampled by one thread, read by any.
 */
final class MachineMeter {

    private static final int STEAL = 8;

    /** User, nice, system, idle, iowait, irq, softirq, steal; what follows is in user already. */
    private static final int TIMES = 8;

    private final Supplier<String> stat;
    private final Supplier<String> loadavg;
    private long[] from;
    private long runnable;
    private long samples;

    MachineMeter(Supplier<String> stat, Supplier<String> loadavg) {
        this.stat = stat;
        this.loadavg = loadavg;
        this.from = times();
    }

    static MachineMeter ofThisMachine() {
        return new MachineMeter(() -> read("/proc/stat"), () -> read("/proc/loadavg"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException noLinux) {
            return "";
        }
    }

    synchronized void reset() {
        from = times();
        runnable = 0;
        samples = 0;
    }

    /** Count the threads that run or want to, this one aside. */
    synchronized void sample() {
        String[] fields = loadavg.get().split(" ");
        if (fields.length > 3 && fields[3].matches("\\d+/\\d+")) {
            runnable += Math.max(0, Long.parseLong(fields[3].substring(0, fields[3].indexOf('/'))) - 1);
            samples++;
        }
    }

    /** Of all time of all cores since the last reset, what a hypervisor took; negative if unknown. */
    synchronized double steal() {
        long[] to = times();
        if (from.length == 0 || to.length == 0) {
            return -1;
        }
        long all = to[0] - from[0];
        return all <= 0 ? 0 : Math.min(1, Math.max(0, (double) (to[1] - from[1]) / all));
    }

    /** Threads that ran or wanted to, for each core, on average since the last reset; negative if unknown. */
    synchronized double runQueue() {
        long cores = stat.get().lines().filter(it -> it.matches("cpu\\d.*")).count();
        return cores == 0 || samples == 0 ? -1 : (double) runnable / samples / cores;
    }

    /** All time of all cores and what was stolen of it, in ticks; empty if unknown. */
    private long[] times() {
        Optional<String> line =
                stat.get().lines().filter(it -> it.startsWith("cpu ")).findFirst();
        String[] fields = line.orElse("").split(" +");
        if (fields.length <= TIMES) {
            return new long[0];
        }
        long all = 0;
        for (int i = 1; i <= TIMES; i++) {
            all += Long.parseLong(fields[i]);
        }
        return new long[] {all, Long.parseLong(fields[STEAL])};
    }
}
