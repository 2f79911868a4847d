// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** What the users of one event loop share: one read buffer for all, and the gate for connecting. Confined to the loop. */
final class HttpLoop {

    /** A listen queue holds 128 to 4096: more at once are dropped by the kernel, and come again a second later. */
    private static final int MOST_CONNECTING = 100;

    final EventLoop loop;
    final byte[] readBytes = new byte[64 * 1024];
    final ByteBuffer read = ByteBuffer.wrap(readBytes);
    private final ArrayDeque<ConnectionAttempt> waiting = new ArrayDeque<>();
    private int connecting;

    HttpLoop(EventLoop loop) {
        this.loop = loop;
    }

    void connect(ConnectionAttempt attempt) {
        if (connecting >= MOST_CONNECTING) {
            waiting.add(attempt);
            return;
        }
        connecting++;
        attempt.begin();
    }

    /** A connection stands, or never will. */
    void connectDone() {
        connecting--;
        for (ConnectionAttempt next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.isWanted()) {
                connecting++;
                next.begin();
                return;
            }
        }
    }
}
