// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How late the kernel may wake a thread that sleeps, so that it can wake several at once: on Linux 50 us unless the thread
 * asks for less (prctl(2), {@code PR_SET_TIMERSLACK}; proc(5), {@code timerslack_ns}).
 */
final class TimerSlack {

    private static final Path SELF = Path.of("/proc/thread-self");

    private TimerSlack() {}

    /** Ask for none for the calling thread; where that cannot be had, nothing changes. */
    static void least() {
        try {
            Path thread = Files.readSymbolicLink(SELF).getFileName();
            Files.writeString(Path.of("/proc", String.valueOf(thread), "timerslack_ns"), "1");
        } catch (IOException | UnsupportedOperationException | SecurityException elsewhere) {
            // Starts are a little later then, and the result says by how much.
        }
    }
}
