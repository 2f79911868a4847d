// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import org.apiguardian.api.API;

/**
 * How finely times are told apart. One for all times of a run.
 *
 * <p>What comes over a network is told to the microsecond: below that is the noise of the clock and the kernel, and the
 * files stay small. A method may take less than one microsecond, so Java code is told to the nanosecond.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Resolution {
    /** Whole microseconds, rounded up. */
    MICROSECONDS(1_000),
    /** Nanoseconds, as the clock tells them. */
    NANOSECONDS(1);

    private final int nanos;

    Resolution(int nanos) {
        this.nanos = nanos;
    }

    /** Return a time in ticks of this resolution, rounded up; below 0 counts as 0. */
    long ticks(long time) {
        if (time <= 0) {
            return 0;
        }
        // The divisor is a constant for the compiler: a division by a field costs 20 times as much.
        return this == NANOSECONDS ? time : (time + 999) / 1_000;
    }

    long nanos(long ticks) {
        return Math.multiplyExact(ticks, (long) nanos);
    }

    double micros(double ticks) {
        return this == MICROSECONDS ? ticks : ticks / 1e3;
    }

    /** Return microseconds in ticks, with their fraction. */
    double fromMicros(double micros) {
        return this == MICROSECONDS ? micros : micros * 1e3;
    }
}
