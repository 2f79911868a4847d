// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.http.HttpAnswer;
import io.brunt.record.Glance;
import io.brunt.record.Outcome;
import io.brunt.record.Reading;
import io.brunt.record.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Recorders for users on threads of their own: one for each core, each behind its own lock. Safe for any thread.
 *
 * <p>A recorder for each of ten thousand users would not fit; one for all would be a queue. A lock that is free costs
 * 20 ns. It is a {@link ReentrantLock}, not a monitor, since a monitor pins a virtual thread before Java 24.
 */
final class CodeRecorders {

    private final List<Stripe> stripes = new ArrayList<>();

    CodeRecorders(Supplier<Recorder> newRecorder, int count) {
        for (int i = 0; i < count; i++) {
            stripes.add(new Stripe(newRecorder.get()));
        }
    }

    Stripe of(int user) {
        return stripes.get(user % stripes.size());
    }

    /** Return all recorders. Nothing is written from here on: a thread that ignored its interrupt may still be about. */
    List<Recorder> all() {
        return stripes.stream().map(Stripe::close).toList();
    }

    /** Take stock of each recorder, between two of its entries. */
    List<Reading> readings() {
        return stripes.stream().map(Stripe::reading).toList();
    }

    /** Glance at each recorder, between two of its entries. */
    Glance glance() {
        return Glance.sum(stripes.stream().map(Stripe::glance).toList());
    }

    /** One recorder, its lock, and how many of its users there are now. */
    static final class Stripe {

        private final Recorder recorder;
        private final ReentrantLock lock = new ReentrantLock();
        private final AtomicInteger users = new AtomicInteger();
        private boolean closed;

        Stripe(Recorder recorder) {
            this.recorder = recorder;
        }

        void arrive() {
            users.incrementAndGet();
        }

        void leave() {
            users.decrementAndGet();
        }

        /** Return how many users of this stripe there are: what is recorded of each is added up over the stripes. */
        int users() {
            return users.get();
        }

        /** Take the lock, unless the books are closed. */
        private boolean open() {
            lock.lock();
            if (closed) {
                lock.unlock();
            }
            return lock.isHeldByCurrentThread();
        }

        /** Take down a whole iteration once it has ended. */
        void iteration(Iteration it, Outcome outcome, String kind, long endNanos, boolean inTime, long allocatedBytes) {
            if (!open()) {
                return;
            }
            try {
                recorder.iterationStarted(it.stage, it.second, it.users, it.latenessNanos);
                recorder.failing(kind);
                recorder.iterationEnded(
                        it.stage, it.second, outcome, endNanos - it.intendedNanos, endNanos - it.startNanos, inTime);
                if (allocatedBytes != AllocationMeter.UNKNOWN) {
                    recorder.allocated(it.stage, it.second, allocatedBytes, 1);
                }
            } finally {
                lock.unlock();
            }
        }

        /** Take down iterations that were timed together and completed. */
        void together(Iteration it, int times, long nanosEach, boolean inTime, long allocatedBytes) {
            if (!open()) {
                return;
            }
            try {
                recorder.iterationsTogether(it.stage, it.second, it.users, nanosEach, inTime, times);
                if (allocatedBytes != AllocationMeter.UNKNOWN) {
                    recorder.allocated(it.stage, it.second, allocatedBytes, times);
                }
            } finally {
                lock.unlock();
            }
        }

        private Reading reading() {
            lock.lock();
            try {
                return recorder.reading();
            } finally {
                lock.unlock();
            }
        }

        private Glance glance() {
            lock.lock();
            try {
                return recorder.glance();
            } finally {
                lock.unlock();
            }
        }

        private Recorder close() {
            lock.lock();
            try {
                closed = true;
                return recorder;
            } finally {
                lock.unlock();
            }
        }

        /** Take down a request that has ended. */
        void request(
                int stage,
                int second,
                String name,
                int base,
                Outcome outcome,
                String kind,
                long startNanos,
                boolean inTime,
                HttpAnswer answer) {
            if (!open()) {
                return;
            }
            try {
                int step = recorder.step(name);
                int instance = answer.answeredBy().isEmpty() ? base : recorder.instance(answer.answeredBy());
                long end = answer.endNanos();
                recorder.failing(kind);
                recorder.requestEnded(
                        stage,
                        second,
                        step,
                        instance,
                        answer.status(),
                        outcome,
                        end - startNanos,
                        end - answer.sentNanos(),
                        inTime,
                        answer.bytesIn(),
                        answer.bytesOut());
                recorder.connectionCounts().add(stage, answer.connections());
                if (!answer.protocol().isEmpty()) {
                    recorder.connectionCounts().protocol(answer.protocol());
                }
                if (outcome == Outcome.ERROR && answer.isShed()) {
                    recorder.shed(stage, second, step, instance);
                }
            } finally {
                lock.unlock();
            }
        }

        void step(int stage, int second, String name, Outcome outcome, String kind, long nanos, boolean inTime) {
            if (!open()) {
                return;
            }
            try {
                int step = recorder.step(name);
                recorder.failing(kind);
                recorder.requestEnded(
                        stage, second, step, Recorder.NO_INSTANCE, 0, outcome, nanos, nanos, inTime, 0, 0);
            } finally {
                lock.unlock();
            }
        }

        void checked(int stage, int second, boolean holds) {
            if (!open()) {
                return;
            }
            try {
                recorder.checked(stage, second, holds);
            } finally {
                lock.unlock();
            }
        }

        void error(int stage, int second, String kind, String sample) {
            if (!open()) {
                return;
            }
            try {
                recorder.error(stage, second, kind, sample);
            } finally {
                lock.unlock();
            }
        }

        void dropped(int stage, int second, long count) {
            if (!open()) {
                return;
            }
            try {
                recorder.dropped(stage, second, count);
            } finally {
                lock.unlock();
            }
        }
    }
}
