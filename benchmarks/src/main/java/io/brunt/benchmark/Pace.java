// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

/** When a target answers what came to it; later requests are never due before earlier ones. */
@FunctionalInterface
interface Pace {

    /**
     * Return when a request is to be answered.
     *
     * @param arrivedNanos since the first request
     * @return since the first request, not before {@code arrivedNanos}
     */
    long answerNanos(long arrivedNanos);

    /** Answer everything after the same time. */
    static Pace after(long delayNanos) {
        return arrived -> arrived + delayNanos;
    }

    /**
     * Stop answering for a part of each period, and answer what has gathered when it is over.
     *
     * <p>Arrivals at even distances that come in a period of {@code every} wait 0 but for the share {@code (to - from) /
     * every} of them, whose waits are spread evenly from 0 to {@code to - from}. So every percentile is known.
     */
    static Pace frozen(long fromNanos, long toNanos, long everyNanos) {
        return arrived -> {
            long into = arrived % everyNanos;
            return into < fromNanos || into >= toNanos ? arrived : arrived - into + toNanos;
        };
    }
}
