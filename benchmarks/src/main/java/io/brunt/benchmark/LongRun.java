// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a small heap held during a run of any length, and whether every request was accounted for.
 *
 * @param due arrivals of the schedule, the warm-up's left out
 * @param started of them; the target counted as many
 * @param completed of these
 * @param latenessP99Micros how late the generator was
 * @param heapKib alive after each full collection, at even distances from the first moment to the last
 * @param distance between two looks at the heap
 */
public record LongRun(
        long due, long started, long completed, double latenessP99Micros, List<Long> heapKib, Duration distance) {

    private static final int LOOKS = 30;

    /** Copy what was given. */
    public LongRun {
        heapKib = List.copyOf(heapKib);
    }

    /**
     * Print the figures of a run.
     *
     * @param args its duration in seconds, arrivals per second, the generator's heap
     * @throws Exception if nginx or the generator fails
     */
    public static void main(String[] args) throws Exception {
        LongRun run = of(Duration.ofSeconds(Long.parseLong(args[0])), Integer.parseInt(args[1]), args[2]);
        System.out.printf(
                "due %,d, started %,d, as many as the target counted; completed %,d%n",
                run.due, run.started, run.completed);
        System.out.printf(Locale.ROOT, "lateness p99 %.0f µs%n", run.latenessP99Micros);
        System.out.println("heap after collections, KiB: " + run.heapKib);
        System.out.printf(
                Locale.ROOT,
                "heap of the second half: %+.1f KiB a minute, median %,.0f KiB against %,.0f KiB in the first%n",
                run.kibPerMinute(),
                run.lateKib(),
                run.earlyKib());
    }

    /**
     * Make load on an nginx of its own, on whatever cores are free.
     *
     * @param duration to be measured, after a warm-up of a few seconds
     * @param perSecond arrivals
     * @param heap of the generator, as {@code -Xmx} takes it
     * @return what came of it
     * @throws IllegalStateException if nginx counted other requests than the generator
     * @throws IOException if a program cannot be run
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public static LongRun of(Duration duration, int perSecond, String heap) throws IOException, InterruptedException {
        Duration distance = duration.dividedBy(LOOKS);
        try (Nginx nginx = Nginx.start(Cores.BOTH, false)) {
            BruntRun run = BruntRun.of(nginx, Cores.BOTH)
                    .withJvm("-Xmx" + heap)
                    .with(
                            "rate=" + perSecond + "/s",
                            "warmup=5s",
                            "duration=" + duration.toMillis() + "ms",
                            "heap=" + distance.toMillis() + "ms")
                    .run();
            return new LongRun(
                    run.count("started") + run.count("dropped"),
                    run.count("started"),
                    run.count("completed"),
                    run.number("latenessP99"),
                    run.counts("heapKib"),
                    distance);
        }
    }

    /**
     * Return what was alive in the first half.
     *
     * @return the median of the looks, in KiB
     */
    public double earlyKib() {
        return median(heapKib.subList(0, heapKib.size() / 2));
    }

    /**
     * Return what was alive in the second half.
     *
     * @return the median of the looks, in KiB
     */
    public double lateKib() {
        return median(secondHalf());
    }

    /** Return by how much the heap grows in the second half: the slope of the line that fits best, in KiB a minute. */
    double kibPerMinute() {
        return Slope.of(secondHalf()) / (distance.toMillis() / 60_000.0);
    }

    private List<Long> secondHalf() {
        return heapKib.subList(heapKib.size() / 2, heapKib.size());
    }

    private static double median(List<Long> values) {
        return Spread.of(values.stream().map(Long::doubleValue).toList()).median();
    }
}
