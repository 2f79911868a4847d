// SPDX-License-Identifier: Apache-2.0
package io.brunt.live;

import org.jspecify.annotations.Nullable;

/**
 * Hands the newest event to all who listen. Safe for any thread; one who is slow misses what was in between, so nothing
 * piles up for anybody.
 */
final class Broadcast {

    private int listeners;
    private long number;
    private @Nullable Event newest;
    private boolean closed;

    /** What was sent, as it goes over the wire. */
    record Event(long number, String frame) {

        /** A frame of server-sent events: every line of the data has a name of its own before it. */
        static Event of(long number, String name, String data) {
            StringBuilder frame = new StringBuilder("event: ").append(name).append('\n');
            data.lines().forEach(it -> frame.append("data: ").append(it).append('\n'));
            return new Event(number, frame.append('\n').toString());
        }
    }

    synchronized boolean join(int most) {
        if (closed || listeners >= most) {
            return false;
        }
        listeners++;
        return true;
    }

    synchronized void leave() {
        listeners--;
        notifyAll();
    }

    synchronized boolean hasListeners() {
        return listeners > 0;
    }

    synchronized void send(String name, String data) {
        newest = Event.of(++number, name, data);
        notifyAll();
    }

    /**
     * Wait for something newer.
     *
     * @param seen number of the last event that was seen, 0 for none
     * @param millis how long at most
     * @return null if nothing came, or nothing will come any more
     */
    synchronized @Nullable Event await(long seen, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while ((newest == null || newest.number() <= seen) && !closed) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        return newest != null && newest.number() > seen ? newest : null;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Nothing comes any more: let all have the newest, and go. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Wait until all have gone, but not for ever. */
    synchronized void awaitNobody(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; listeners > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
