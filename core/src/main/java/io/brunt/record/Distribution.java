// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apiguardian.api.API;

/**
 * Times that were recorded, as counts in the buckets of an HdrHistogram with three significant digits.
 *
 * <p>Immutable, comparable by value, safe for any thread. Least, greatest and mean are exact to the microsecond.
 * Percentiles come from merged buckets, never from other percentiles.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Distribution implements Serializable {

    /** Nothing recorded. */
    public static final Distribution EMPTY = new Distribution(new long[0], new long[0], 0, 0, 0);

    @Serial
    private static final long serialVersionUID = 1;

    /** Greatest value of each filled bucket, ascending. */
    private final long[] bucketMicros;

    private final long[] counts;
    private final long sumMicros;
    private final long minMicros;
    private final long maxMicros;
    private final long count;

    private Distribution(long[] bucketMicros, long[] counts, long sumMicros, long minMicros, long maxMicros) {
        this.bucketMicros = bucketMicros;
        this.counts = counts;
        this.sumMicros = sumMicros;
        this.minMicros = minMicros;
        this.maxMicros = maxMicros;
        this.count = Arrays.stream(counts).sum();
    }

    /**
     * Take over what a histogram of microseconds holds.
     *
     * @param histogram three significant digits
     * @param sumMicros exact sum of its values
     * @param minMicros exact least value
     * @param maxMicros exact greatest value
     * @return its counts, no longer bound to it
     */
    static Distribution of(AbstractHistogram histogram, long sumMicros, long minMicros, long maxMicros) {
        if (histogram.getTotalCount() == 0) {
            return EMPTY;
        }
        long[] micros = new long[256];
        long[] counts = new long[256];
        int size = 0;
        for (HistogramIterationValue bucket : histogram.recordedValues()) {
            if (size == micros.length) {
                micros = Arrays.copyOf(micros, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            micros[size] = bucket.getValueIteratedTo();
            counts[size++] = bucket.getCountAddedInThisIterationStep();
        }
        return new Distribution(
                Arrays.copyOf(micros, size), Arrays.copyOf(counts, size), sumMicros, minMicros, maxMicros);
    }

    /**
     * Merge recordings, bucket by bucket; the order makes no difference.
     *
     * @param parts any number
     * @return the sum of the parts
     */
    public static Distribution merge(Collection<Distribution> parts) {
        TreeMap<Long, Long> merged = new TreeMap<>();
        long sum = 0;
        long min = Long.MAX_VALUE;
        long max = 0;
        for (Distribution part : parts) {
            for (int i = 0; i < part.counts.length; i++) {
                merged.merge(part.bucketMicros[i], part.counts[i], Long::sum);
            }
            if (part.count > 0) {
                sum += part.sumMicros;
                min = Math.min(min, part.minMicros);
                max = Math.max(max, part.maxMicros);
            }
        }
        if (merged.isEmpty()) {
            return EMPTY;
        }
        long[] micros = merged.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] counts = merged.values().stream().mapToLong(Long::longValue).toArray();
        return new Distribution(micros, counts, sum, min, max);
    }

    /**
     * Return how many times were recorded.
     *
     * @return 0 or more
     */
    public long count() {
        return count;
    }

    /**
     * Tell whether nothing was recorded.
     *
     * @return true if there is no least, greatest, mean or percentile
     */
    public boolean isEmpty() {
        return count == 0;
    }

    /**
     * Return the smallest time that at least so many percent of the recorded ones did not exceed (nearest rank).
     *
     * <p>Resolution is three significant digits, rounded up, never above {@link #max()}.
     *
     * @param percent above 0, at most 100
     * @return that time
     * @throws IllegalArgumentException if {@code percent} is out of range
     * @throws IllegalStateException if nothing was recorded
     */
    public Duration percentile(double percent) {
        return micros(percentileMicros(percent));
    }

    /**
     * Return {@link #percentile} as a number.
     *
     * @param percent above 0, at most 100
     * @return microseconds
     */
    public long percentileMicros(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile lies above 0 and at most at 100, but was " + percent);
        }
        requireSamples();
        // Less a hair, else 99.9 % of 1000 is rank 1000: 0.999 has no exact binary form.
        long rank = Math.max(1, (long) Math.ceil(percent / 100 * count - 1e-9 * count));
        return microsOfRank(rank);
    }

    /**
     * Return the time of a rank, for intervals from order statistics.
     *
     * @param rank from 1 (the least) to {@link #count()} (the greatest)
     * @return microseconds, rounded up to the bucket's end, at most the greatest recorded
     */
    public long microsOfRank(long rank) {
        requireSamples();
        if (rank <= 1) {
            return minMicros;
        }
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(bucketMicros[i], maxMicros);
            }
        }
        return maxMicros;
    }

    /**
     * Return how many recorded times were at most so long.
     *
     * @param limitMicros microseconds
     * @return exact but for times in the limit's own bucket, which count as at most so long if its end is
     */
    public long countAtMost(long limitMicros) {
        long seen = 0;
        for (int i = 0; i < counts.length && Math.min(bucketMicros[i], maxMicros) <= limitMicros; i++) {
            seen += counts[i];
        }
        return seen;
    }

    /**
     * Return the least time.
     *
     * @return exact to the microsecond
     * @throws IllegalStateException if nothing was recorded
     */
    public Duration min() {
        requireSamples();
        return micros(minMicros);
    }

    /**
     * Return the greatest time.
     *
     * @return exact to the microsecond, also where it lies beyond the histogram's range
     * @throws IllegalStateException if nothing was recorded
     */
    public Duration max() {
        requireSamples();
        return micros(maxMicros);
    }

    /**
     * Return the arithmetic mean.
     *
     * @return from the exact sum
     * @throws IllegalStateException if nothing was recorded
     */
    public Duration mean() {
        return Duration.ofNanos(Math.round(meanMicros() * 1e3));
    }

    /**
     * Return {@link #mean} as a number.
     *
     * @return microseconds
     */
    public double meanMicros() {
        requireSamples();
        return (double) sumMicros / count;
    }

    /**
     * Return the end of each filled bucket.
     *
     * @return microseconds, ascending; a copy
     */
    public long[] bucketMicros() {
        return bucketMicros.clone();
    }

    /**
     * Return how many times lie in each filled bucket.
     *
     * @return beside {@link #bucketMicros()}; a copy
     */
    public long[] bucketCounts() {
        return counts.clone();
    }

    private void requireSamples() {
        if (count == 0) {
            throw new IllegalStateException("nothing was recorded: ask isEmpty() first");
        }
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(Math.multiplyExact(micros, 1_000L));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && sumMicros == that.sumMicros
                && minMicros == that.minMicros
                && maxMicros == that.maxMicros
                && Arrays.equals(bucketMicros, that.bucketMicros)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts) * 31 + Long.hashCode(sumMicros);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no samples" : count + " samples, p50 " + percentile(50) + ", p99 " + percentile(99);
    }
}
