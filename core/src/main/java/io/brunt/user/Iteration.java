// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

/**
 * The iteration that a user is in, or the first of those that are timed together; reused.
 *
 * <p>Written by its user before it says that it is running, which is a volatile write, and read by whoever gives it up
 * after it has taken that state away: so plain fields will do, and cost nothing where an iteration takes nanoseconds.
 */
final class Iteration {

    int stage;
    int second;
    long intendedNanos;
    long startNanos;
    long latenessNanos;
    long abandonNanos;
    int users;
}
