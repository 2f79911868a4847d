// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What is alive in this process's heap, looked at now and then after a full collection. */
final class HeapWatch implements AutoCloseable {

    private final List<Long> kib = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private HeapWatch() {}

    /** Look at even distances, or never. */
    static HeapWatch every(Optional<Duration> distance) {
        HeapWatch watch = new HeapWatch();
        distance.ifPresent(it -> {
            Thread thread = new Thread(() -> watch.watch(it), "heap-watch");
            thread.setDaemon(true);
            thread.start();
        });
        return watch;
    }

    private void watch(Duration distance) {
        try {
            while (!closed.await(distance.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        synchronized (kib) {
            kib.add(used / 1024);
        }
    }

    /** Return what was seen so far, in order. */
    List<Long> kib() {
        synchronized (kib) {
            return List.copyOf(kib);
        }
    }

    /** Stop to look. */
    @Override
    public void close() {
        closed.countDown();
    }
}
