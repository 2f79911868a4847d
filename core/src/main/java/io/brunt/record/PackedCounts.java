// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.Arrays;

/**
 * Counts of filled buckets, ascending, two or three bytes each: the gap to the last bucket and the count, as variable
 * length integers. A day's timeline lives in these.
 */
final class PackedCounts {

    private static final int MORE = 0x80;
    private static final int LOW = 0x7f;
    private static final int LONGEST = 16;

    private byte[] bytes;
    private int size;
    private int last = -1;

    PackedCounts(int expectedBuckets) {
        bytes = new byte[expectedBuckets * 3 + LONGEST];
    }

    /** Add a bucket behind the last one. */
    void add(int index, long count) {
        if (size + LONGEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        put(index - last);
        put(count);
        last = index;
    }

    private void put(long value) {
        long rest = value;
        while (rest > LOW) {
            bytes[size++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Reads from the first bucket to the last. */
    static final class Cursor {

        private final byte[] bytes;
        private int at;
        private int index = -1;
        private long count;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Go to the next bucket, and tell whether there is one. */
        boolean next() {
            if (at == bytes.length) {
                return false;
            }
            index += (int) take();
            count = take();
            return true;
        }

        private long take() {
            long value = 0;
            int shift = 0;
            byte part = bytes[at++];
            while (part < 0) {
                value |= (long) (part & LOW) << shift;
                shift += 7;
                part = bytes[at++];
            }
            return value | (long) part << shift;
        }

        int index() {
            return index;
        }

        long lastTick() {
            return Buckets.lastTick(index);
        }

        long count() {
            return count;
        }
    }
}
