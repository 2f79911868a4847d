// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One thread that waits for sockets and for timers: HttpCore's reactor of one thread, a heap of timers, and an alarm that
 * rings it.
 *
 * <p>Everything but {@link #post} and {@link #close} is confined to the loop's own thread. Why this way: docs/design.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EventLoop implements AutoCloseable {

    /** More that is due waits for the next ring, so that answers are read in between. */
    private static final int MOST_PER_RING = 32;

    /**
     * A loop that is late catches up by several starts for each answer that it reads, but not by so many that every one
     * needs a new connection: ten thousand of those, made by a cold JVM, kept it late for seconds.
     */
    private static final int MOST_PER_EVENT = 4;

    private static final Timeout SHUTDOWN = Timeout.ofSeconds(2);

    private final Ticks ticks;
    private final DefaultConnectingIOReactor reactor;
    private final TimerHeap timers = new TimerHeap();
    private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
    private final Alarm alarm;
    private long originNanos;

    /** What the alarm was told, in plan time: each word to it is a memory fence. */
    private long announcedNanos = Long.MAX_VALUE;

    private volatile @Nullable Throwable failure;
    private volatile boolean closing;

    /**
     * What gets a session from the reactor when a connection is made.
     *
     * @since 0.1
     */
    @FunctionalInterface
    public interface Opening {
        /**
         * Take the session over, before it is connected.
         *
         * @param session where TLS may be started
         * @return who handles its events
         */
        IOEventHandler open(ProtocolIOSession session);
    }

    /**
     * Start a loop.
     *
     * @param name of its thread
     * @param ticks the clock
     * @throws IOException if no socket can be had
     */
    public EventLoop(String name, Ticks ticks) throws IOException {
        this.ticks = ticks;
        IOReactorConfig config = IOReactorConfig.custom()
                .setIoThreadCount(1)
                .setTcpNoDelay(true)
                .setSoTimeout(Timeout.DISABLED)
                .build();
        reactor = new DefaultConnectingIOReactor(
                (session, attachment) -> ((Opening) attachment).open(session),
                config,
                work -> daemon(() -> untilClosed(work), name),
                PromptTlsSession::of,
                this::failed,
                null,
                null);
        reactor.start();
        alarm = alarm(name);
    }

    private Alarm alarm(String name) throws IOException {
        try {
            return Alarm.start(name + "-alarm", ticks, this);
        } catch (IOException noSocket) {
            reactor.close(CloseMode.IMMEDIATE);
            throw noSocket;
        }
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** An Error ends the reactor without a word, and the run would wait for it for ever. */
    private void untilClosed(Runnable reactorLoop) {
        Throwable cause = new IllegalStateException("the event loop ended before the run");
        try {
            reactorLoop.run();
        } catch (RuntimeException | Error broken) {
            cause = broken;
            throw broken;
        } finally {
            if (!closing && failure == null) {
                failure = cause;
            }
        }
    }

    private void failed(Exception cause) {
        failure = cause;
    }

    /**
     * Return what broke the loop.
     *
     * @return null while it is whole
     */
    public @Nullable Throwable failure() {
        return failure;
    }

    /**
     * Set plan time 0. To be called once, before the first timer.
     *
     * @param nanos of the clock
     */
    public void setOrigin(long nanos) {
        originNanos = nanos;
    }

    /**
     * Return plan time.
     *
     * @return nanoseconds from the first measured moment
     */
    public long nowNanos() {
        return ticks.nanos() - originNanos;
    }

    /**
     * Set a timer, or move it.
     *
     * @param timer what is due
     * @param dueNanos plan time
     */
    public void set(Timer timer, long dueNanos) {
        timers.set(timer, dueNanos);
        if (dueNanos < announcedNanos) {
            announce(dueNanos);
        }
    }

    /**
     * Set a timer that is due by now, from within the handler of a socket or of another timer: it fires before the pass
     * that is under way is over, so nobody need ring.
     *
     * @param timer what is due
     * @param nowNanos plan time
     */
    void setDue(Timer timer, long nowNanos) {
        timers.set(timer, nowNanos);
    }

    private void announce(long dueNanos) {
        announcedNanos = dueNanos;
        alarm.setNext(dueNanos == Long.MAX_VALUE ? dueNanos : dueNanos + originNanos);
    }

    /**
     * Take a timer back.
     *
     * @param timer need not be set
     */
    public void clear(Timer timer) {
        timers.clear(timer);
    }

    /**
     * Run something on the loop's thread. Safe for any thread, one that is interrupted too.
     *
     * @param work what to run
     */
    public void post(Runnable work) {
        posted.add(work);
        alarm.wake();
    }

    /**
     * Connect. The opening is called on the loop's thread, also the callback.
     *
     * @param endpoint for TLS and its server name
     * @param address where to
     * @param timeout of connecting
     * @param opening gets the session
     * @param callback told when connecting failed, or null if nobody cares
     */
    public void connect(
            NamedEndpoint endpoint,
            SocketAddress address,
            Timeout timeout,
            Opening opening,
            @Nullable FutureCallback<IOSession> callback) {
        // The callback is told; a future beside it would be looked at by nobody.
        Future<IOSession> unused = reactor.connect(endpoint, address, null, timeout, opening, callback);
    }

    /** Run all that is due, and tell the alarm what comes next. */
    void runDue() {
        runDue(MOST_PER_RING);
    }

    private void runDue(int most) {
        try {
            for (Runnable work = posted.poll(); work != null; work = posted.poll()) {
                work.run();
            }
            long now = nowNanos();
            for (int fired = 0; fired < most && timers.firstNanos() <= now; fired++) {
                timers.poll().fire(now);
                now = nowNanos();
            }
        } catch (RuntimeException | Error broken) {
            // The reactor would swallow it and go on with half a state.
            failure = broken;
            throw broken;
        } finally {
            long next = timers.firstNanos();
            if (next != announcedNanos || alarm.hasFired()) {
                announce(next);
            }
        }
    }

    /**
     * Run what is due if anything is; for handlers of sockets, which see the clock anyway, as the last thing they do.
     *
     * @param nowNanos plan time
     */
    public void runDueAt(long nowNanos) {
        if (timers.firstNanos() <= nowNanos) {
            runDue(MOST_PER_EVENT);
        }
    }

    /** End the loop, its alarm and its sockets. Safe for any thread but the loop's own. */
    @Override
    public void close() {
        closing = true;
        alarm.close();
        reactor.close(CloseMode.IMMEDIATE);
        try {
            reactor.awaitShutdown(TimeValue.of(SHUTDOWN.getDuration(), SHUTDOWN.getTimeUnit()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
