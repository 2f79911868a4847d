// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

/** The iteration that a user is in; reused. Written by its user, read by whoever gives it up. */
final class Iteration {

    volatile int stage;
    volatile int second;
    volatile long intendedNanos;
    volatile long startNanos;
    volatile long latenessNanos;
    volatile long abandonNanos;
    volatile int users;
}
