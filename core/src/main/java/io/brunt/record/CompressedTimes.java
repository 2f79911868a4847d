// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.apiguardian.api.API;

/**
 * A distribution as text: HdrHistogram's compressed form V2 in base64, as its own tools read it.
 *
 * <p>The form holds the counts of buckets alone; exact least, greatest and mean stand beside it.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CompressedTimes {

    private static final int DIGITS = 3;

    private CompressedTimes() {}

    /**
     * Compress the counts.
     *
     * @param times in ticks of their resolution
     * @return base64 in one line, beginning with {@code HISTFAAA}
     */
    public static String of(Distribution times) {
        Histogram histogram = new Histogram(DIGITS);
        long[] ticks = times.bucketTicks();
        long[] counts = times.bucketCounts();
        for (int i = 0; i < ticks.length; i++) {
            histogram.recordValueWithCount(ticks[i], counts[i]);
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * Read compressed counts.
     *
     * @param text as {@link #of} made it
     * @param resolution of what was compressed
     * @param minMicros exact least value
     * @param meanMicros exact mean
     * @param maxMicros exact greatest value
     * @return equal to the distribution that was compressed, but for a rounding of its sum
     * @throws IllegalArgumentException if the text is no such histogram, or does not go with the other figures
     */
    public static Distribution read(
            String text, Resolution resolution, double minMicros, double meanMicros, double maxMicros) {
        Histogram histogram;
        try {
            histogram = Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException
                | BufferUnderflowException
                | ArrayIndexOutOfBoundsException
                | NegativeArraySizeException broken) {
            throw new IllegalArgumentException("no compressed HdrHistogram", broken);
        }
        if (histogram.getNumberOfSignificantValueDigits() != DIGITS) {
            throw new IllegalArgumentException("not of three significant digits");
        }
        long min = Math.round(resolution.fromMicros(minMicros));
        double mean = resolution.fromMicros(meanMicros);
        long max = Math.round(resolution.fromMicros(maxMicros));
        long sum = Math.round(mean * histogram.getTotalCount());
        Distribution times = Distribution.of(resolution, histogram, sum, min, max);
        if (!times.isEmpty() && !holds(histogram, min, mean, max)) {
            throw new IllegalArgumentException("least, mean and greatest are not those of the histogram");
        }
        return times;
    }

    private static boolean holds(Histogram histogram, long min, double mean, long max) {
        return histogram.valuesAreEquivalent(histogram.getMaxValue(), max)
                && min <= mean
                && mean <= max
                && min <= histogram.highestEquivalentValue(histogram.getMinValue());
    }
}
