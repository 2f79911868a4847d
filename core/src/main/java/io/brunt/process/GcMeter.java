// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the pauses of a JVM's collectors by its own counters. Confined to one thread at a time.
 *
 * <p>The JVM adds up how long each collector stopped the application, and keeps when it last began and ended to do so. Of
 * one or two pauses between two looks each is known exactly; of more, all but the last count as one.
 */
final class GcMeter implements AutoCloseable {

    private static final long MICROS = 1_000_000;

    /** What a service is young or old in; HotSpot numbers what it has from 0. */
    private static final int MOST = 4;

    /** See {@link ServiceProcess}: start times of two sources differ by so much. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    private final HotSpotCounters counters;
    private final List<Collector> collectors;
    private final int[] heap;
    private final IntSummaryStatistics span;
    private final double ticksPerMicro;
    private long longestTicks;
    private long pauses;

    /** A collector's counters, and what they were at the last look. */
    private static final class Collector {
        private final int time;
        private final int invocations;
        private final int lastEntry;
        private final int lastExit;
        private long timeBefore;
        private long invocationsBefore;

        Collector(int time, int invocations, int lastEntry, int lastExit) {
            this.time = time;
            this.invocations = invocations;
            this.lastEntry = lastEntry;
            this.lastExit = lastExit;
        }

        static Optional<Collector> of(HotSpotCounters counters, int number) {
            String name = "sun.gc.collector." + number + ".";
            OptionalInt time = counters.place(name + "time");
            OptionalInt invocations = counters.place(name + "invocations");
            OptionalInt lastEntry = counters.place(name + "lastEntryTime");
            OptionalInt lastExit = counters.place(name + "lastExitTime");
            boolean all = Stream.of(time, invocations, lastEntry, lastExit).allMatch(OptionalInt::isPresent);
            return all
                    ? Optional.of(new Collector(
                            time.getAsInt(), invocations.getAsInt(), lastEntry.getAsInt(), lastExit.getAsInt()))
                    : Optional.empty();
        }

        IntStream places() {
            return IntStream.of(time, invocations, lastEntry, lastExit);
        }
    }

    private GcMeter(HotSpotCounters counters, List<Collector> collectors, int[] heap, long ticksPerSecond)
            throws IOException {
        this.counters = counters;
        this.collectors = collectors;
        this.heap = heap;
        this.ticksPerMicro = (double) ticksPerSecond / MICROS;
        this.span = IntStream.concat(collectors.stream().flatMapToInt(Collector::places), IntStream.of(heap))
                .summaryStatistics();
        look();
        longestTicks = 0;
        pauses = 0;
    }

    /** Meter the JVM of a process; empty if it is no HotSpot JVM, keeps no counters, or is only about to begin. */
    static Optional<GcMeter> of(ProcessHandle process) {
        Path file = HotSpotCounters.file(process);
        if (!file.toFile().canRead()) {
            return Optional.empty();
        }
        try {
            Optional<HotSpotCounters> counters = HotSpotCounters.open(file);
            return counters.isEmpty() ? Optional.empty() : of(counters.get(), process);
        } catch (IOException endsJustNow) {
            return Optional.empty();
        }
    }

    private static Optional<GcMeter> of(HotSpotCounters counters, ProcessHandle process) throws IOException {
        List<Collector> collectors = IntStream.range(0, MOST)
                .mapToObj(it -> Collector.of(counters, it))
                .flatMap(Optional::stream)
                .toList();
        OptionalInt frequency = counters.place("sun.os.hrt.frequency");
        OptionalInt begun = counters.place("sun.rt.createVmBeginTime");
        boolean complete = !collectors.isEmpty() && frequency.isPresent() && begun.isPresent();
        if (!complete || isOfAnEarlierProcess(counters.at(begun.getAsInt()), process)) {
            counters.close();
            return Optional.empty();
        }
        return Optional.of(new GcMeter(counters, collectors, heap(counters), counters.at(frequency.getAsInt())));
    }

    /** A JVM that was killed leaves its file, and its number is given to another process. */
    private static boolean isOfAnEarlierProcess(long begunMillis, ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(it ->
                        Instant.ofEpochMilli(begunMillis).plus(CLOCK_SLACK).isAfter(it))
                .isEmpty();
    }

    private static int[] heap(HotSpotCounters counters) {
        List<String> names = new ArrayList<>();
        for (int generation = 0; generation < 2; generation++) {
            for (int space = 0; space < MOST; space++) {
                names.add("sun.gc.generation." + generation + ".space." + space + ".used");
            }
        }
        return names.stream()
                .map(counters::place)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .toArray();
    }

    /** See what has happened since the last look; false if that cannot be told any more. */
    boolean look() {
        try {
            counters.look(span.getMin(), span.getMax());
        } catch (IOException gone) {
            return false;
        }
        for (Collector it : collectors) {
            long time = counters.at(it.time);
            long invocations = counters.at(it.invocations);
            long stopped = time - it.timeBefore;
            long last = counters.at(it.lastExit) - counters.at(it.lastEntry);
            // One that goes on has begun and not ended: its last end is before its begin.
            boolean lastIsOneOfThem = last > 0 && last < stopped;
            longestTicks = Math.max(longestTicks, lastIsOneOfThem ? Math.max(last, stopped - last) : stopped);
            pauses += Math.max(0, invocations - it.invocationsBefore);
            it.timeBefore = time;
            it.invocationsBefore = invocations;
        }
        return true;
    }

    /** The longest pause since the last reset, in microseconds; 0 if there was none. */
    long longestMicros() {
        return Math.round(longestTicks / ticksPerMicro);
    }

    /** How many pauses there were since the last reset. */
    long pauses() {
        return pauses;
    }

    /** Bytes of the Java heap that are in use, as the JVM last told. */
    long heapBytes() {
        long bytes = 0;
        for (int place : heap) {
            bytes += counters.at(place);
        }
        return bytes;
    }

    void reset() {
        longestTicks = 0;
        pauses = 0;
    }

    @Override
    public void close() {
        try {
            counters.close();
        } catch (IOException onlyRead) {
            return;
        }
    }
}
