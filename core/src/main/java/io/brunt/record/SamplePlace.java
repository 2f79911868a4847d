// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

/** Where a sample belongs, in one number: warm-up, outcome, status, step, instance, kind of error and recorder. */
final class SamplePlace {

    /** Stands for the step of a whole iteration. */
    static final int NO_STEP = -1;

    private SamplePlace() {}

    static long of(int recorder, boolean warmup, int step, int instance, int status, Outcome outcome, int kind) {
        return (warmup ? 1L : 0)
                | code(outcome) << 1
                | (long) status << 3
                | (long) (step + 1) << 13
                | (long) (instance + 1) << 29
                | (long) kind << 45
                | (long) recorder << 53;
    }

    private static long code(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> 0;
            case ERROR -> 1;
            case ABANDONED -> 2;
        };
    }

    static boolean isWarmup(long place) {
        return (place & 1) != 0;
    }

    static Outcome outcome(long place) {
        return switch ((int) (place >>> 1 & 0x3)) {
            case 0 -> Outcome.COMPLETED;
            case 1 -> Outcome.ERROR;
            default -> Outcome.ABANDONED;
        };
    }

    static int status(long place) {
        return (int) (place >>> 3 & 0x3ff);
    }

    static int step(long place) {
        return (int) (place >>> 13 & 0xffff) - 1;
    }

    static int instance(long place) {
        return (int) (place >>> 29 & 0xffff) - 1;
    }

    /** Number of the kind of an error; 0 for none. */
    static int kind(long place) {
        return (int) (place >>> 45 & 0xff);
    }

    static int recorder(long place) {
        return (int) (place >>> 53);
    }
}
