// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import io.brunt.record.PackedCounts.Cursor;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;
import org.apiguardian.api.API;

/**
 * Times that were recorded, as counts in the buckets of an HdrHistogram with three significant digits.
 *
 * <p>Immutable, comparable by value, safe for any thread. Least, greatest and mean are exact to the
 * {@linkplain #resolution() resolution}. Percentiles come from merged buckets, never from other percentiles.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Distribution implements Serializable {

    /** Nothing recorded. */
    public static final Distribution EMPTY = new Distribution(Resolution.MICROSECONDS, new byte[0], 0, 0, 0);

    @Serial
    private static final long serialVersionUID = 1;

    /** What binary fractions may add to, or take from, a whole number of ticks. */
    private static final double HAIR = 1e-6;

    /** As {@link PackedCounts} wrote it: a timeline holds one of these for each second. */
    private final byte[] packed;

    /** Of the numbers below, and of the buckets. */
    private final Resolution resolution;

    private final long sum;
    private final long min;
    private final long max;
    private final long count;

    private Distribution(Resolution resolution, byte[] packed, long sum, long min, long max) {
        this.resolution = resolution;
        this.packed = packed;
        this.sum = sum;
        this.min = min;
        this.max = max;
        long all = 0;
        for (Cursor bucket = cursor(); bucket.next(); ) {
            all += bucket.count();
        }
        this.count = all;
    }

    private Cursor cursor() {
        return new Cursor(packed);
    }

    /**
     * Take over what a histogram of ticks holds.
     *
     * @param resolution of the ticks
     * @param histogram three significant digits
     * @param sum exact sum of its values
     * @param min exact least value
     * @param max exact greatest value
     * @return its counts, no longer bound to it
     */
    static Distribution of(Resolution resolution, AbstractHistogram histogram, long sum, long min, long max) {
        if (histogram.getTotalCount() == 0) {
            return EMPTY;
        }
        PackedCounts counts = new PackedCounts(256);
        for (HistogramIterationValue bucket : histogram.recordedValues()) {
            counts.add(Buckets.indexOf(bucket.getValueIteratedTo()), bucket.getCountAddedInThisIterationStep());
        }
        return of(resolution, counts, sum, min, max);
    }

    /** Take over what was counted by bucket, likewise. */
    static Distribution of(Resolution resolution, PackedCounts counts, long sum, long min, long max) {
        byte[] packed = counts.toBytes();
        return packed.length == 0 ? EMPTY : new Distribution(resolution, packed, sum, min, max);
    }

    /**
     * Merge recordings, bucket by bucket; the order makes no difference.
     *
     * @param parts any number, of one resolution
     * @return the sum of the parts
     * @throws IllegalArgumentException if their resolutions differ
     */
    public static Distribution merge(Collection<Distribution> parts) {
        List<Distribution> filled = parts.stream().filter(it -> !it.isEmpty()).toList();
        if (filled.size() <= 1) {
            return filled.isEmpty() ? EMPTY : filled.get(0);
        }
        long sum = 0;
        long min = Long.MAX_VALUE;
        long max = 0;
        Resolution resolution = filled.get(0).resolution;
        for (Distribution part : filled) {
            if (part.resolution != resolution) {
                throw new IllegalArgumentException("times in " + resolution + " do not merge with " + part.resolution);
            }
            sum += part.sum;
            min = Math.min(min, part.min);
            max = Math.max(max, part.max);
        }
        // A coarse bucket may end behind the greatest value.
        long[] counts = new long[Buckets.coarse(Buckets.indexOf(max)) + 1];
        for (Distribution part : filled) {
            for (Cursor bucket = part.cursor(); bucket.next(); ) {
                counts[bucket.index()] += bucket.count();
            }
        }
        return of(resolution, packed(counts), sum, min, max);
    }

    private static PackedCounts packed(long[] counts) {
        PackedCounts packed = new PackedCounts(256);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                packed.add(i, counts[i]);
            }
        }
        return packed;
    }

    /**
     * Keep two significant digits of three, in a quarter of the space or less. Least, greatest and mean stay exact.
     *
     * @return the same times, each at most 0.8 % longer
     */
    Distribution coarse() {
        PackedCounts coarse = new PackedCounts(64);
        int index = -1;
        long gathered = 0;
        for (Cursor bucket = cursor(); bucket.next(); gathered += bucket.count()) {
            int next = Buckets.coarse(bucket.index());
            if (next != index && gathered > 0) {
                coarse.add(index, gathered);
                gathered = 0;
            }
            index = next;
        }
        if (gathered > 0) {
            coarse.add(index, gathered);
        }
        return of(resolution, coarse, sum, min, max);
    }

    /**
     * Return how finely its times are told apart.
     *
     * @return a microsecond for what came over a network, a nanosecond for Java code
     */
    public Resolution resolution() {
        return resolution;
    }

    /** Return how much room the counts take, in bytes. */
    int packedBytes() {
        return packed.length;
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
        return duration(ticksOfPercentile(percent));
    }

    /**
     * Return {@link #percentile} as a number.
     *
     * @param percent likewise
     * @return microseconds
     */
    public double percentileMicros(double percent) {
        return resolution.micros(ticksOfPercentile(percent));
    }

    private long ticksOfPercentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile lies above 0 and at most at 100, but was " + percent);
        }
        requireSamples();
        return ticksOfRank(rank(percent, count));
    }

    /**
     * Return the rank of a percentile: how many of all times are at or below it.
     *
     * @param percent above 0, at most 100
     * @param count how many times there are
     * @return from 1 to {@code count}
     */
    public static long rank(double percent, long count) {
        // Less a hair, else 99.9 % of 1000 is rank 1000: 0.999 has no exact binary form.
        return Math.max(1, (long) Math.ceil((percent / 100 - 1e-9) * count));
    }

    /**
     * Return the time of a rank, for intervals from order statistics.
     *
     * @param rank from 1 (the least) to {@link #count()} (the greatest)
     * @return microseconds, rounded up to the bucket's end, at most the greatest recorded
     */
    public double microsOfRank(long rank) {
        return resolution.micros(ticksOfRank(rank));
    }

    private long ticksOfRank(long rank) {
        requireSamples();
        if (rank <= 1) {
            return min;
        }
        long seen = 0;
        for (Cursor bucket = cursor(); bucket.next(); ) {
            seen += bucket.count();
            if (seen >= rank) {
                return Math.min(bucket.lastTick(), max);
            }
        }
        return max;
    }

    /**
     * Return how many recorded times were at most so long.
     *
     * @param limitMicros microseconds
     * @return exact but for times in the limit's own bucket, which count as at most so long if its end is
     */
    public long countAtMost(double limitMicros) {
        return countUpTo((long) Math.floor(resolution.fromMicros(limitMicros) + HAIR));
    }

    /**
     * Return how many recorded times were shorter than so long.
     *
     * @param limitMicros microseconds
     * @return likewise
     */
    public long countBelow(double limitMicros) {
        return countUpTo((long) Math.ceil(resolution.fromMicros(limitMicros) - HAIR) - 1);
    }

    private long countUpTo(long limit) {
        long seen = 0;
        Cursor bucket = cursor();
        while (bucket.next() && Math.min(bucket.lastTick(), max) <= limit) {
            seen += bucket.count();
        }
        return seen;
    }

    /**
     * Return the least time.
     *
     * @return exact to the resolution
     * @throws IllegalStateException if nothing was recorded
     */
    public Duration min() {
        requireSamples();
        return duration(min);
    }

    /**
     * Return the greatest time.
     *
     * @return exact to the resolution, also where it lies beyond the histogram's range
     * @throws IllegalStateException if nothing was recorded
     */
    public Duration max() {
        requireSamples();
        return duration(max);
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
        return resolution.micros((double) sum / count);
    }

    /**
     * Return the exact sum of all times.
     *
     * @return microseconds; 0 if nothing was recorded
     */
    public double sumMicros() {
        return resolution.micros(sum);
    }

    /**
     * Return the end of each filled bucket.
     *
     * @return microseconds, ascending; a copy
     */
    public double[] bucketMicros() {
        return LongStream.of(bucketTicks()).mapToDouble(resolution::micros).toArray();
    }

    long[] bucketTicks() {
        return eachBucket(Cursor::lastTick);
    }

    /**
     * Return how many times lie in each filled bucket.
     *
     * @return beside {@link #bucketMicros()}; a copy
     */
    public long[] bucketCounts() {
        return eachBucket(Cursor::count);
    }

    private long[] eachBucket(ToLongFunction<Cursor> value) {
        LongStream.Builder values = LongStream.builder();
        for (Cursor bucket = cursor(); bucket.next(); ) {
            values.add(value.applyAsLong(bucket));
        }
        return values.build().toArray();
    }

    private void requireSamples() {
        if (count == 0) {
            throw new IllegalStateException("nothing was recorded: ask isEmpty() first");
        }
    }

    private Duration duration(long ticks) {
        return Duration.ofNanos(resolution.nanos(ticks));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && resolution == that.resolution
                && sum == that.sum
                && min == that.min
                && max == that.max
                && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed) * 31 + Long.hashCode(sum);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no samples" : count + " samples, p50 " + percentile(50) + ", p99 " + percentile(99);
    }
}
