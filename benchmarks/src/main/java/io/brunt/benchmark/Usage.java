// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * CPU and allocation of this process over time, looked at once a second by a thread of its own: a look holds the generator's
 * core for a good part of a millisecond, which the lateness of its starts would show.
 */
final class Usage implements AutoCloseable {

    private static final long LOOK_MILLIS = 1_000;

    /**
     * What had been used by a moment.
     *
     * @param at the moment
     * @param cpuNanos of all threads, those of the JVM included
     * @param loopNanos of the event loops alone
     * @param allocatedBytes of all Java threads but the one that looks
     */
    private record Sample(Instant at, long cpuNanos, long loopNanos, long allocatedBytes) {}

    /**
     * What was used between two moments.
     *
     * @param cpuNanos of all threads, those of the JVM included
     * @param loopNanos of the event loops alone
     * @param allocatedBytes of all Java threads that lived to the end
     */
    record Spent(double cpuNanos, double loopNanos, double allocatedBytes) {}

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "usage");

    static Usage watched() {
        Usage usage = new Usage();
        usage.thread.setDaemon(true);
        usage.thread.start();
        return usage;
    }

    private void watch() {
        try {
            do {
                samples.add(look());
            } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private Sample look() {
        long own = Thread.currentThread().getId();
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        long allocated = 0;
        for (int i = 0; i < ids.length; i++) {
            allocated += ids[i] == own ? 0 : Math.max(0, bytes[i]);
        }
        return new Sample(Instant.now(), process.getProcessCpuTime(), loops(ids), allocated);
    }

    /** Those that are there now: the ones of the generator's own warm-up are gone when load is made. */
    private long loops(long[] ids) {
        long nanos = 0;
        for (ThreadInfo it : threads.getThreadInfo(ids)) {
            if (it != null && it.getThreadName().startsWith("brunt-loop-")) {
                nanos += Math.max(0, threads.getThreadCpuTime(it.getThreadId()));
            }
        }
        return nanos;
    }

    /** Return what was used between the looks nearest within two moments, stretched to the whole time between them. */
    Spent between(Instant from, Instant to) {
        Sample first = samples.stream()
                .filter(it -> !it.at().isBefore(from))
                .findFirst()
                .orElseThrow();
        Sample last = samples.stream().filter(it -> !it.at().isAfter(to)).reduce(first, (a, b) -> b);
        double stretch = (double) java.time.Duration.between(from, to).toNanos()
                / Math.max(1, java.time.Duration.between(first.at(), last.at()).toNanos());
        return new Spent(
                (last.cpuNanos() - first.cpuNanos()) * stretch,
                (last.loopNanos() - first.loopNanos()) * stretch,
                (last.allocatedBytes() - first.allocatedBytes()) * stretch);
    }

    /** Stop to look. */
    @Override
    public void close() {
        closed.countDown();
    }
}
