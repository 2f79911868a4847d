// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import java.util.Arrays;

/**
 * Tells which rows of a CSV are parts of the sample before them: JMeter writes a redirect that was followed, and an image of a
 * page, as rows like any other, called after the sample and numbered ({@code home-0}), behind it. Confined to one thread.
 *
 * <p>A thread makes one sample at a time, so a row of that name that lies within the last sample of its thread is a part of it.
 * One that lies behind it is a sample, whatever its name. Of so many threads that two share a place, the older's last sample
 * is forgotten; the memory is bounded.
 */
final class SampleParts {

    private static final int PLACES = 1 << 14;

    /** Starts are read off one clock and lengths off another. */
    private static final long SLACK_MILLIS = 1;

    private final StepIndex steps;
    private final long[] threads = new long[PLACES];
    private final int[] labels = new int[PLACES];
    private final long[] starts = new long[PLACES];
    private final long[] ends = new long[PLACES];

    /**
     * Begin.
     *
     * @param steps of the samples
     */
    SampleParts(StepIndex steps) {
        this.steps = steps;
        Arrays.fill(labels, -1);
    }

    /** Note a sample, so that its parts are known when they come. */
    void sample(long thread, int step, long startMillis, long elapsedMillis) {
        int place = place(thread);
        threads[place] = thread;
        labels[place] = step;
        starts[place] = startMillis;
        ends[place] = startMillis + elapsedMillis;
    }

    /** Whether a row is a part of its thread's last sample. */
    boolean isPart(long thread, char[] characters, int begin, int end, long startMillis, long elapsedMillis) {
        int dash = numberBegin(characters, begin, end) - 1;
        if (dash <= begin || dash >= end - 1) {
            return false;
        }
        int place = place(thread);
        return threads[place] == thread
                && startMillis >= starts[place] - SLACK_MILLIS
                && startMillis + elapsedMillis <= ends[place] + SLACK_MILLIS
                && isNumbered(characters, begin, dash, labels[place]);
    }

    /** Parts have parts: {@code page-2-0}. */
    private boolean isNumbered(char[] characters, int begin, int dash, int label) {
        int at = dash;
        while (at > begin && characters[at] == '-') {
            int known = steps.find(characters, begin, at);
            if (known >= 0 && known == label) {
                return true;
            }
            int next = numberBegin(characters, begin, at) - 1;
            if (next == at - 1) {
                return false;
            }
            at = next;
        }
        return false;
    }

    /** Where the digits at the end begin, if a dash stands before them; else the end. */
    private static int numberBegin(char[] characters, int begin, int end) {
        int at = end;
        while (at > begin && characters[at - 1] >= '0' && characters[at - 1] <= '9') {
            at--;
        }
        return at > begin && characters[at - 1] == '-' ? at : end;
    }

    /** A thread's name as a number that no other of the same test is likely to share (FNV-1a, 64 bits). */
    static long thread(char[] characters, int begin, int end) {
        long hash = 0xcbf29ce484222325L;
        for (int i = begin; i < end; i++) {
            hash = (hash ^ characters[i]) * 0x100000001b3L;
        }
        return hash;
    }

    private static int place(long thread) {
        return (int) (thread ^ (thread >>> 32)) & (PLACES - 1);
    }
}
