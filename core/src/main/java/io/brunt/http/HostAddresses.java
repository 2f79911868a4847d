// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * All addresses of one name: those with which the run began, or the newest where it was told to look again. One for a name
 * in a run; safe for any thread.
 *
 * <p>Nobody waits for another look: until it is over the old addresses hold, and for good if the name is unknown by then.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HostAddresses {

    /** Of a name that only a proxy knows. */
    static final HostAddresses UNKNOWN = fixed(List.of());

    private final Supplier<Optional<List<InetAddress>>> lookUp;
    private final long heldNanos;
    private final LongSupplier nanoTime;
    private final Executor looker;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile List<InetAddress> newest;
    private volatile long knownAtNanos;

    /**
     * Begin with what is known.
     *
     * @param first addresses of the first look
     * @param lookUp tells them anew; empty if the name is unknown
     * @param heldNanos after so long they are looked up again; {@link Long#MAX_VALUE} for never
     * @param nanoTime a clock
     * @param looker runs the look, which may take long
     */
    HostAddresses(
            List<InetAddress> first,
            Supplier<Optional<List<InetAddress>>> lookUp,
            long heldNanos,
            LongSupplier nanoTime,
            Executor looker) {
        this.newest = List.copyOf(first);
        this.lookUp = lookUp;
        this.heldNanos = heldNanos;
        this.nanoTime = nanoTime;
        this.looker = looker;
        this.knownAtNanos = nanoTime.getAsLong();
    }

    static HostAddresses fixed(List<InetAddress> addresses) {
        return new HostAddresses(addresses, Optional::empty, Long.MAX_VALUE, System::nanoTime, Runnable::run);
    }

    /** Return the addresses that hold now; none if load may no longer go to them. */
    List<InetAddress> now() {
        if (heldNanos != Long.MAX_VALUE
                && nanoTime.getAsLong() - knownAtNanos >= heldNanos
                && looking.compareAndSet(false, true)) {
            looker.execute(this::lookAgain);
        }
        return newest;
    }

    private void lookAgain() {
        try {
            lookUp.get().ifPresent(found -> newest = List.copyOf(found));
        } finally {
            knownAtNanos = nanoTime.getAsLong();
            looking.set(false);
        }
    }

    @Override
    public String toString() {
        return newest.toString();
    }
}
