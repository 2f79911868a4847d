// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.health.SpareCpu;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** How long observers wait for the next look, so that looking costs those who make load next to nothing. Confined to one thread. */
final class LookPace {

    private static final long SHORTEST_NANOS = 1_000_000_000;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    /**
     * Looking takes no more than one part in so many of a thread's time: the first looks, by code that is still interpreted,
     * take some 400 ms, later ones of a run of minutes some 20.
     */
    private static final int SHARE = 10;

    /** The same where no core is idle: what looking takes is taken from those who make load. */
    private static final int SHARE_OF_A_BUSY_MACHINE = 200;

    /**
     * Longest where no core is idle. Over the first minutes the JVM's compilers take three times what the looks themselves
     * do: some 180 ms of each 10 s, which with ten seconds from look to look were 2.3 % of the only core, with the looks.
     */
    private static final long LONGEST_ON_A_BUSY_MACHINE_NANOS = 20_000_000_000L;

    private final BooleanSupplier cpuIsLeft;
    private final LongSupplier compilingNanos;
    private long compiledBefore;

    /**
     * Begin.
     *
     * @param cpuIsLeft whether some core was idle since it was asked last
     * @param compilingNanos how long the JVM's compilers have worked by now
     */
    LookPace(BooleanSupplier cpuIsLeft, LongSupplier compilingNanos) {
        this.cpuIsLeft = cpuIsLeft;
        this.compilingNanos = compilingNanos;
        compiledBefore = compilingNanos.getAsLong();
    }

    /** Begin, in this process. */
    static LookPace ofThisProcess() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        boolean known = compiler != null && compiler.isCompilationTimeMonitoringSupported();
        return new LookPace(
                SpareCpu.ofThisProcess()::isLeft,
                known ? () -> compiler.getTotalCompilationTime() * 1_000_000 : () -> 0);
    }

    /**
     * Return how long to wait.
     *
     * @param lookNanos what the look took of its thread's CPU
     * @return from the look's begin
     */
    long pauseNanos(long lookNanos) {
        long compiled = compilingNanos.getAsLong();
        long compiling = compiled - compiledBefore;
        compiledBefore = compiled;
        return cpuIsLeft.getAsBoolean()
                ? between(lookNanos * SHARE, LONGEST_NANOS)
                : between((lookNanos + compiling) * SHARE_OF_A_BUSY_MACHINE, LONGEST_ON_A_BUSY_MACHINE_NANOS);
    }

    private static long between(long pause, long longest) {
        return Math.min(longest, Math.max(SHORTEST_NANOS, pause));
    }
}
