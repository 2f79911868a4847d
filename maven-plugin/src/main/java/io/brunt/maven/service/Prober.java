// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.maven.warden.ProcessTree;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks one instance again and again whether it is ready, on a thread of its own: an answer that does not come must not
 * hide the death of another instance.
 */
final class Prober implements AutoCloseable {

    /**
     * A container's port is held by a process that is not the service's. One that was there before is more likely somebody
     * who was faster, and then the service says so before this time is over.
     */
    private static final Duration STRANGER_BELIEVED = Duration.ofSeconds(10);

    /** Until then no answer at all is no answer to speak of. */
    private static final Duration UNANSWERED = Duration.ofSeconds(2);

    private final Instance instance;
    private final Probe.Sight sight;
    private final Thread thread;
    private volatile String obstacle = "";
    private volatile long askedNanos;
    private volatile boolean answered = true;
    private volatile boolean stranger;
    private volatile boolean ready;

    private Prober(Instance instance, Probe.Sight sight) {
        this.instance = instance;
        this.sight = sight;
        this.thread = new Thread(this::ask, "brunt-ready-" + instance.name());
    }

    static Prober start(Instance instance, Probe.Sight sight) {
        Prober prober = new Prober(instance, sight);
        prober.thread.setDaemon(true);
        prober.thread.start();
        return prober;
    }

    Instance instance() {
        return instance;
    }

    boolean isReady() {
        return ready;
    }

    /** What stood in the way at last, as a clause; empty until the first answer. */
    String obstacle() {
        Duration unanswered = Duration.ofNanos(System.nanoTime() - askedNanos);
        return answered || unanswered.compareTo(UNANSWERED) < 0
                ? obstacle
                : "it was asked " + unanswered.toSeconds() + "s ago and has not answered in full";
    }

    /** Whether somebody else has the port, who was there before the service. */
    boolean sawStranger() {
        return stranger;
    }

    ServiceLog log() {
        return sight.log();
    }

    private void ask() {
        Optional<Long> strangerSince = Optional.empty();
        while (!Thread.currentThread().isInterrupted()) {
            askedNanos = System.nanoTime();
            answered = false;
            try {
                Optional<String> found = instance.probe().obstacle(sight);
                answered = true;
                Optional<ProcessHandle> holder = found.isEmpty() ? instance.stranger() : Optional.empty();
                stranger = holder.isPresent();
                strangerSince = stranger ? strangerSince.or(() -> Optional.of(System.nanoTime())) : Optional.empty();
                boolean believed = strangerSince
                        .filter(it -> System.nanoTime() - it > STRANGER_BELIEVED.toNanos())
                        .isPresent();
                if (found.isEmpty() && (!stranger || believed)) {
                    ready = true;
                    return;
                }
                obstacle = found.orElseGet(() -> "port " + instance.port() + " is held by "
                        + holder.map(ProcessTree::describe).orElse("nobody") + ", which is not of this service");
            } catch (IOException wardenIsGone) {
                // Boot meets the same, where it can be told.
                return;
            }
            LockSupport.parkNanos(instance.plan().ready().interval().toNanos());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
