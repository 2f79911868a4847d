// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When a load is watched: nobody, somebody, somebody, nobody, each for ten seconds, and again.
 *
 * <p>Cores change their speed for minutes at a time and no two JVMs compile alike, by more than what is looked for here. So
 * both are measured in one run, and what drifts steadily over the forty seconds of a block is the same for both.
 */
final class Turns {

    /** Of a turn. */
    static final int SECONDS = 10;

    /** So many turns are a block. */
    static final int BLOCK = 4;

    private final Duration warmup;
    private final Supplier<Instant> now;
    private @Nullable Instant start;

    Turns(Duration warmup) {
        this(warmup, Instant::now);
    }

    Turns(Duration warmup, Supplier<Instant> now) {
        this.warmup = warmup;
        this.now = now;
    }

    /** Is it somebody's turn? Whoever asks first does so when the warm-up begins, in which nobody watches. */
    synchronized boolean isWatched() {
        Instant asked = now.get();
        if (start == null) {
            start = asked.plus(warmup);
        }
        int turn = turn(start, asked);
        return turn >= 0 && turn % BLOCK % 3 != 0;
    }

    private static int turn(Instant start, Instant at) {
        return Math.toIntExact(Math.floorDiv(Duration.between(start, at).toNanos(), SECONDS * 1_000_000_000L));
    }

    /** Return how many iterations of a second completed, on average over the seconds within each turn. */
    synchronized List<Long> throughput(LoadResult result) {
        return throughput(result.measuredFrom(), result.recording().timeline());
    }

    /** Return what all threads but the event loops used of a core in each turn, in microseconds a second. */
    synchronized List<Long> besidesLoops(LoadResult result, Usage usage) {
        Instant from = start;
        List<Long> turns = new ArrayList<>();
        // The last turn may end a moment after the load, which began before somebody asked.
        for (int i = 0; from != null && !end(from, i).isAfter(result.ended().plusSeconds(1)); i++) {
            Usage.Spent spent = usage.between(end(from, i - 1), end(from, i));
            turns.add(Math.round((spent.cpuNanos() - spent.loopNanos()) / 1e3 / SECONDS));
        }
        return turns;
    }

    private static Instant end(Instant start, int turn) {
        return start.plusSeconds((turn + 1L) * SECONDS);
    }

    synchronized List<Long> throughput(Instant measuredFrom, List<Second> timeline) {
        Instant from = start;
        if (from == null) {
            return List.of();
        }
        List<List<Long>> turns = new ArrayList<>();
        for (Second it : timeline) {
            Instant begins = measuredFrom.plusSeconds(it.second());
            int turn = turn(from, begins);
            if (it.second() >= 0 && turn >= 0 && turn == turn(from, begins.plusSeconds(1))) {
                IntStream.rangeClosed(turns.size(), turn).forEach(more -> turns.add(new ArrayList<>()));
                turns.get(turn).add(it.slice().tally().completed());
            }
        }
        return turns.stream()
                .map(it -> Math.round(
                        it.stream().mapToLong(Long::longValue).average().orElse(0)))
                .toList();
    }
}
