// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Watches this process while it makes load: its CPU, its garbage collections, and hiccups, steal, run queue and clock of the
 * machine.
 *
 * <pre>
 * try (GeneratorMonitor monitor = GeneratorMonitor.start()) {
 *     … warm up …
 *     monitor.beginMeasuring();
 *     … run …
 *     GeneratorHealth health = GeneratorHealth.of(monitor.vitals(), recording);
 * }
 * </pre>
 *
 * <p>One daemon thread, which sleeps nearly all the time. Its methods are called by one thread.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GeneratorMonitor implements AutoCloseable {

    /** About twice a second: reading a file of /proc takes 20 us. */
    private static final int LOOKS_PER_MACHINE_LOOK = 100;

    private final HiccupMeter hiccups;
    private final GcPauses pauses = GcPauses.listen();
    private final CpuMeter cpu = CpuMeter.ofThisProcess();
    private final MachineMeter machine = MachineMeter.ofThisMachine();
    private final ClockWatch clock = ClockWatch.ofThisMachine();
    private final Thread thread;

    private GeneratorMonitor() {
        hiccups = new HiccupMeter(
                System::nanoTime, nanos -> Thread.sleep(Duration.ofNanos(nanos).toMillis()));
        thread = new Thread(this::watch, "brunt-health");
        thread.setDaemon(true);
    }

    /**
     * Start to watch.
     *
     * @return a monitor that watches until it is closed
     */
    public static GeneratorMonitor start() {
        GeneratorMonitor monitor = new GeneratorMonitor();
        monitor.thread.start();
        return monitor;
    }

    private void watch() {
        try {
            for (long looks = 0; true; looks++) {
                hiccups.sample();
                clock.sample();
                if (looks % LOOKS_PER_MACHINE_LOOK == 0) {
                    machine.sample();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forget what was seen so far, as of a warm-up. */
    public void beginMeasuring() {
        hiccups.reset();
        pauses.reset();
        cpu.reset();
        machine.reset();
        clock.reset();
    }

    /**
     * Return what was seen since measuring began.
     *
     * @return a snapshot
     */
    public Vitals vitals() {
        return new Vitals(
                cpu.share(),
                Duration.ofMillis(pauses.longestMillis()),
                Duration.ofNanos(hiccups.longestHiccupNanos()),
                new Surroundings(machine.steal(), machine.runQueue(), Duration.ofNanos(clock.greatestJumpNanos())));
    }

    /** Stop to watch, and wait until the thread has ended. */
    @Override
    public void close() {
        pauses.close();
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
