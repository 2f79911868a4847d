// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

/**
 * The buckets of an HdrHistogram with three significant digits, by number: up to 2,047 one for each tick, from then on
 * 1,024 for each doubling. The number of a bucket fits into 16 bits up to a day and beyond.
 */
final class Buckets {

    /** Twice as many as three digits need in each doubling, since only the upper half is used. */
    private static final int SUB_BUCKETS = 2_048;

    private static final int SUB_BUCKET_BITS = 11;
    private static final int HALF = SUB_BUCKETS / 2;

    private Buckets() {}

    /** Return the bucket of a time, ascending with it. */
    static int indexOf(long ticks) {
        int doubling = Long.SIZE - SUB_BUCKET_BITS - Long.numberOfLeadingZeros(ticks | (SUB_BUCKETS - 1));
        return doubling * HALF + (int) (ticks >>> doubling);
    }

    /** Return the greatest time in a bucket. */
    static long lastTick(int index) {
        if (index < SUB_BUCKETS) {
            return index;
        }
        int doubling = index / HALF - 1;
        long within = index - (long) doubling * HALF;
        return ((within + 1) << doubling) - 1;
    }

    /** Return the bucket that stands for a bucket's neighborhood at two significant digits; its end is theirs. */
    static int coarse(int index) {
        int width = Math.min(8, Integer.highestOneBit(index) >>> 7);
        return width <= 1 ? index : index | (width - 1);
    }
}
