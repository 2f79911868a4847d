// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Rings an event loop when its next timer is due: a byte through a socket of its own, so that one pass of the selector both
 * wakes it and runs the timers.
 *
 * <p>Its thread knows the next due time only. The reactor's own timers look once a second, and parking in the loop itself
 * would read answers late (service p50 139 instead of 53 us).
 */
final class Alarm implements AutoCloseable {

    /**
     * While a ring is under way nobody need wake the alarm: it looks again by itself. And it is not woken for less: a wake
     * costs the loop about as much as a request.
     */
    private static final long TICK_NANOS = 100_000;

    /**
     * Rings come at most so often for long: each is a system call, a wake-up and a pass of the selector, which at 10,000
     * starts a second took more of a core than the requests.
     */
    private static final long RING_NANOS = 250_000;

    /** Sixteen rings may come at once, so that starts which are seldom as close as that are all in time. */
    private static final long AT_ONCE_NANOS = 16 * RING_NANOS;

    private static final long AWAKE = Long.MIN_VALUE;

    private final Ticks ticks;
    private final SocketChannel channel;
    private final IOSession bell;
    private final Thread thread;
    private volatile long nextNanos = Long.MAX_VALUE;
    private volatile boolean fired;
    private volatile long asleepUntilNanos = AWAKE;
    private volatile boolean closed;

    /** Before this it does not ring: that of late it rang more often than it may for long. */
    private volatile long earliestNanos;

    private final ByteBuffer stroke = ByteBuffer.allocateDirect(1);

    private Alarm(String name, Ticks ticks, SocketChannel channel, IOSession bell) {
        this.ticks = ticks;
        this.channel = channel;
        this.bell = bell;
        this.thread = EventLoop.daemon(this::watch, name);
    }

    static Alarm start(String name, Ticks ticks, EventLoop loop) throws IOException {
        try (BellWire wire = BellWire.lay()) {
            return start(name, ticks, loop, wire);
        } catch (IOException unreachable) {
            // HttpCore connects over Unix-domain sockets from 5.4 on; Spring Boot 3.5 manages it down to 5.3.
            try (BellWire wire = BellWire.overTcp()) {
                return start(name, ticks, loop, wire);
            } catch (IOException alike) {
                alike.addSuppressed(unreachable);
                throw alike;
            }
        }
    }

    private static Alarm start(String name, Ticks ticks, EventLoop loop, BellWire wire) throws IOException {
        CompletableFuture<IOSession> bell = new CompletableFuture<>();
        loop.connect(
                wire.endpoint(),
                wire.address(),
                Timeout.ofSeconds(5),
                session -> new Bell(loop, bell),
                new Unreached(bell));
        // Its own end first: nobody answers where that failed, and to accept has no time-out.
        IOSession session = connected(bell);
        Alarm alarm = new Alarm(name, ticks, wire.pull(), session);
        alarm.thread.start();
        return alarm;
    }

    private static IOSession connected(CompletableFuture<IOSession> bell) throws IOException {
        try {
            return bell.orTimeout(5, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            throw new IOException("an event loop cannot reach itself over loopback", late);
        }
    }

    /** Say when to ring next, and that the last ring was heard. Called by the loop. */
    void setNext(long nanos) {
        nextNanos = nanos;
        fired = false;
        long until = asleepUntilNanos;
        long ring = Math.max(nanos, earliestNanos);
        if (ring < until && until - ring > TICK_NANOS) {
            LockSupport.unpark(thread);
        }
    }

    /** Tell whether a ring waits to be heard. */
    boolean hasFired() {
        return fired;
    }

    /**
     * Sleeps from one due time to the next: looking each millisecond took 5 % of a core beside a busy loop. How often it
     * rings is bounded by the generic cell rate algorithm (ITU-T I.371, annex A).
     */
    private void watch() {
        TimerSlack.least();
        earliestNanos = ticks.nanos() - AT_ONCE_NANOS;
        while (!closed) {
            long now = ticks.nanos();
            long told = nextNanos;
            long next = Math.max(told, earliestNanos);
            if (fired) {
                LockSupport.parkNanos(TICK_NANOS);
            } else if (next <= now) {
                fired = true;
                earliestNanos = Math.max(earliestNanos, now - AT_ONCE_NANOS) + RING_NANOS;
                ring();
                letTheLoopHear();
            } else {
                asleepUntilNanos = next;
                // The loop may have told another time just before it could see that it has to wake the alarm.
                if (nextNanos == told) {
                    LockSupport.parkNanos(next - now);
                }
                asleepUntilNanos = AWAKE;
            }
        }
    }

    /** Where both share a core the loop hears it at once, and this thread need not wake again to see that. */
    @SuppressWarnings("ThreadPriorityCheck") // Nothing depends on it but how often this thread wakes.
    private static void letTheLoopHear() {
        Thread.yield();
    }

    /**
     * Wake the loop from another thread.
     *
     * <p>Not by the socket: a thread that is interrupted while it writes closes the channel, and users' threads are
     * interrupted as a matter of course. A socket that could be written to wakes the selector just as well.
     */
    void wake() {
        try {
            bell.setEvent(SelectionKey.OP_WRITE);
        } catch (CancelledKeyException gone) {
            closed = true;
        }
    }

    /** Wake the loop. Called by the alarm's own thread only. */
    private void ring() {
        try {
            channel.write(stroke.clear());
        } catch (IOException gone) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            channel.close();
        } catch (IOException ignored) {
            // The loop goes as well.
        }
    }

    /** Told where the loop could not connect its end. */
    private record Unreached(CompletableFuture<IOSession> bell) implements FutureCallback<IOSession> {

        @Override
        public void completed(IOSession session) {
            // The bell says so itself.
        }

        @Override
        public void failed(Exception cause) {
            bell.completeExceptionally(cause);
        }

        @Override
        public void cancelled() {
            bell.cancel(false);
        }
    }

    /** The loop's end of the socket. */
    private static final class Bell implements IOEventHandler {

        private final EventLoop loop;
        private final CompletableFuture<IOSession> connected;
        private final ByteBuffer heard = ByteBuffer.allocate(256);

        Bell(EventLoop loop, CompletableFuture<IOSession> connected) {
            this.loop = loop;
            this.connected = connected;
        }

        @Override
        public void connected(IOSession session) {
            connected.complete(session);
        }

        @Override
        public void inputReady(IOSession session, @Nullable ByteBuffer ignored) throws IOException {
            int read = session.read(heard);
            heard.clear();
            if (read < 0) {
                session.close();
                return;
            }
            loop.runDue();
        }

        @Override
        public void outputReady(IOSession session) {
            // Before the work is looked for: what is posted from here on sets it again.
            session.clearEvent(SelectionKey.OP_WRITE);
            loop.runDue();
        }

        @Override
        public void timeout(IOSession session, Timeout timeout) {}

        @Override
        public void exception(IOSession session, Exception cause) {}

        @Override
        public void disconnected(IOSession session) {}
    }
}
