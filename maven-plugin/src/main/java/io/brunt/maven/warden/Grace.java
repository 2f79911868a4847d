// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.time.Duration;

/** Time that a process has to end by itself. Safe for any thread; it can be shortened, never lengthened. */
final class Grace {

    private volatile long endNanos;

    Grace(Duration length) {
        endNanos = System.nanoTime() + length.toNanos();
    }

    synchronized void shortenTo(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        if (end - endNanos < 0) {
            endNanos = end;
        }
    }

    boolean isOver() {
        return System.nanoTime() - endNanos >= 0;
    }
}
