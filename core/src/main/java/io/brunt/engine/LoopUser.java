// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A virtual user on an event loop. Confined to that loop; one iteration at a time.
 *
 * <p>An iteration begins with {@link #begin}, which returns at once, and ends with {@link #finish}, which must never be
 * called from within {@code begin}: the next iteration may start in the same call.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public abstract class LoopUser {

    private final EventLoop loop;
    private @Nullable LoopDriver driver;
    private boolean running;
    private int stage = Recorder.WARMUP;
    private int second;
    private long intendedNanos;
    private long startNanos;
    private long abandonNanos;
    private long deadlineNanos;

    /** Closed model: its stays, and which one it is in. */
    long[] presence = {};

    int stay;

    /** Open model: the instance that its connection is kept to. */
    int lane;

    long iterations;
    boolean present;
    long dueNanos;

    /** When the next iteration is due. */
    final Timer start = new Timer() {
        @Override
        protected void fire(long nowNanos) {
            ((ClosedDriver) driver()).due(LoopUser.this, nowNanos);
        }
    };

    private final Timer deadline = new Timer() {
        @Override
        protected void fire(long nowNanos) {
            expired(nowNanos);
        }
    };

    /**
     * Make a user.
     *
     * @param loop it lives on
     */
    protected LoopUser(EventLoop loop) {
        this.loop = loop;
    }

    final void belongTo(LoopDriver owner) {
        driver = owner;
    }

    private LoopDriver driver() {
        return Objects.requireNonNull(driver, "a user without a driver");
    }

    /**
     * Begin an iteration.
     *
     * @param lane which instance of the target has its turn
     * @param nowNanos plan time
     */
    protected abstract void begin(int lane, long nowNanos);

    /**
     * Give the iteration up: tell what was under way as abandoned, then {@link #finish}.
     *
     * @param nowNanos plan time
     */
    protected abstract void abandon(long nowNanos);

    /**
     * Meet the deadline set by {@link #setDeadline}.
     *
     * @param nowNanos plan time
     */
    protected abstract void timeout(long nowNanos);

    /** Let go of connections; no further iteration comes. */
    protected abstract void close();

    final void startIteration(int inStage, int inSecond, long intended, long now, long abandonAt, int lane) {
        stage = inStage;
        second = inSecond;
        intendedNanos = intended;
        startNanos = now;
        abandonNanos = abandonAt;
        running = true;
        setDeadline(Long.MAX_VALUE);
        begin(lane, now);
    }

    /**
     * Bound what is under way. A later deadline replaces it; the end of the graceful stop always holds.
     *
     * @param nanos plan time
     */
    protected final void setDeadline(long nanos) {
        deadlineNanos = Math.min(nanos, abandonNanos);
        // A timer that is set earlier stays: it looks at the deadline when it fires. So a run with a timeout of 60 s
        // moves one timer a minute, not one for each request.
        if (!deadline.isSet() || deadline.dueNanos > deadlineNanos) {
            loop.set(deadline, deadlineNanos);
        }
    }

    private void expired(long now) {
        if (!running) {
            return;
        }
        if (now < deadlineNanos) {
            loop.set(deadline, deadlineNanos);
        } else if (now >= abandonNanos) {
            abandon(now);
        } else {
            timeout(now);
        }
    }

    /** Give up at once what is running; nothing happens if nothing is. */
    final void stop(long now) {
        if (running) {
            abandon(now);
        }
    }

    /**
     * End the iteration.
     *
     * @param outcome where it ended
     * @param serviceStartNanos when its first byte was sent, or it was begun where none was
     * @param nowNanos plan time
     */
    protected final void finish(Outcome outcome, long serviceStartNanos, long nowNanos) {
        running = false;
        driver().finished(this, outcome, nowNanos - intendedNanos, nowNanos - serviceStartNanos, nowNanos);
    }

    /**
     * Tell whether an iteration is under way.
     *
     * @return false before the first and between two
     */
    protected final boolean isRunning() {
        return running;
    }

    /**
     * Return the stage of the iteration.
     *
     * @return its index, or {@link Recorder#WARMUP}
     */
    protected final int stage() {
        return stage;
    }

    /**
     * Return the second of the iteration.
     *
     * @return counted from the first measured one
     */
    protected final int second() {
        return second;
    }

    /**
     * Return when the iteration should have begun.
     *
     * @return plan time
     */
    protected final long intendedNanos() {
        return intendedNanos;
    }

    /**
     * Return when the iteration was begun.
     *
     * @return plan time
     */
    protected final long startNanos() {
        return startNanos;
    }

    /**
     * Tell whether something that ends now ends within the measured time.
     *
     * @param nowNanos plan time
     * @return false in the graceful stop
     */
    protected final boolean inTime(long nowNanos) {
        return driver().inTime(nowNanos);
    }
}
