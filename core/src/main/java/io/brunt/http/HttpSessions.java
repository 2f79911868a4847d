// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EventLoop;
import io.brunt.engine.LoopEngine;
import io.brunt.engine.Ticks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The event loops over which users that run Java code send their requests, and the base URLs that these take in turn. Safe
 * for any thread.
 *
 * <p>Loops are opened before the load where there is a base URL, else with the first request: a body that sends none has no
 * threads beside it.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HttpSessions implements AutoCloseable {

    /** What a request may take at most is its own affair; to a server that drops the first packet nobody waits longer. */
    private static final Duration CONNECTING = Duration.ofHours(1);

    private final List<HttpTarget> targets;
    private final Origins origins;
    private final HttpTerms terms;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<HttpLoop> loops = new ArrayList<>();
    private final AtomicInteger turns = new AtomicInteger();
    private Ticks ticks = Ticks.SYSTEM;
    private long originNanos;
    private boolean closed;

    /**
     * Lay out.
     *
     * @param targets base URLs, possibly none
     * @param egress how connections are made, and where whole URLs and redirects may lead besides
     */
    public HttpSessions(List<HttpTarget> targets, Egress egress) {
        this(targets, egress, InstanceHeader.NONE);
    }

    /**
     * Lay out.
     *
     * @param targets base URLs, possibly none
     * @param egress how connections are made, and where whole URLs and redirects may lead besides
     * @param instances the header that tells who answered
     */
    public HttpSessions(List<HttpTarget> targets, Egress egress, InstanceHeader instances) {
        this.targets = List.copyOf(targets);
        this.origins = new Origins(targets, egress);
        // A reply is read by the user's own code, so no sample is kept of any.
        boolean[] expected = new boolean[HttpTerms.STATUSES];
        Arrays.fill(expected, true);
        this.terms = HttpTerms.of(CONNECTING, expected, true, instances, egress.transport());
    }

    /**
     * Open the loops if it is known that they are needed. To be called before plan time is laid down: it takes a while.
     *
     * @param clock of the run
     */
    public void prepare(Ticks clock) {
        lock.lock();
        try {
            ticks = clock;
            if (!targets.isEmpty()) {
                open();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lay down plan time. To be called before the first user.
     *
     * @param origin plan time 0 on the clock
     */
    public void begin(long origin) {
        lock.lock();
        try {
            originNanos = origin;
            loops.forEach(it -> it.loop.setOrigin(origin));
        } finally {
            lock.unlock();
        }
    }

    private void open() {
        if (closed || !loops.isEmpty()) {
            return;
        }
        try {
            for (int i = 1; i <= LoopEngine.loopsForThisMachine(); i++) {
                EventLoop loop = new EventLoop("brunt-http-" + i, ticks);
                loop.setOrigin(originNanos);
                loops.add(new HttpLoop(loop));
            }
        } catch (IOException noLoop) {
            throw new UncheckedIOException("no event loop can be had", noLoop);
        }
    }

    /**
     * Make a user's session.
     *
     * @param user from 1
     * @return a session without connections and cookies, or null if the load is over
     */
    public @Nullable HttpSession session(int user) {
        lock.lock();
        try {
            open();
            return closed ? null : new HttpSession(user, loops.get(user % loops.size()), terms, origins);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Take the base URL whose turn it is.
     *
     * @return its index, or -1 if there is none
     */
    public int nextTurn() {
        return targets.size() < 2 ? targets.size() - 1 : Math.floorMod(turns.getAndIncrement(), targets.size());
    }

    /**
     * Return a base URL.
     *
     * @param turn from {@link #nextTurn}
     * @return null for -1
     */
    public @Nullable HttpTarget target(int turn) {
        return turn < 0 ? null : targets.get(turn);
    }

    /**
     * Look whether all loops are whole.
     *
     * @throws IllegalStateException if one broke: a fault of Brunt's own
     */
    public void requireWhole() {
        lock.lock();
        try {
            for (HttpLoop one : loops) {
                Throwable failure = one.loop.failure();
                if (failure != null) {
                    throw new IllegalStateException("an event loop broke: " + failure, failure);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Close all connections and end the loops. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            loops.forEach(it -> it.loop.close());
        } finally {
            lock.unlock();
        }
    }
}
