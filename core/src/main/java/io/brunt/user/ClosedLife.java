// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.engine.IterationBudget;
import io.brunt.engine.Pauses;

/** The life of one user of a closed model: it iterates, pauses, and leaves at its time. */
final class ClosedLife implements Runnable {

    private final CodeUser user;
    private final CodeClock clock;
    private final long[] presence;
    private final Pauses pauses;
    private final IterationBudget budget;
    private final long gracefulNanos;
    private final Runnable whenDone;
    private long taken;

    ClosedLife(
            CodeUser user,
            CodeClock clock,
            long[] presence,
            Pauses pauses,
            IterationBudget budget,
            long gracefulNanos,
            Runnable whenDone) {
        this.user = user;
        this.clock = clock;
        this.presence = presence;
        this.pauses = pauses;
        this.budget = budget;
        this.gracefulNanos = gracefulNanos;
        this.whenDone = whenDone;
    }

    @Override
    public void run() {
        try {
            if (user.begin()) {
                live();
                user.end();
            }
        } finally {
            whenDone.run();
        }
    }

    private void live() {
        for (int stay = 0; stay < presence.length && clock.awaitNanos(presence[stay]); stay += 2) {
            user.arrive();
            boolean goesOn = stay(presence[stay], presence[stay + 1]);
            user.leave();
            if (!goesOn) {
                return;
            }
        }
    }

    /** Iterate until it is time to leave; tell whether the user may come back. */
    private boolean stay(long arrival, long leave) {
        long due = arrival;
        long intended = due;
        while (true) {
            long now = clock.nowNanos();
            if (clock.isStopped()) {
                return false;
            }
            if (now >= leave) {
                return true;
            }
            if (now >= 0 && !budget.take(taken++)) {
                return false;
            }
            long from = pauses.arePaced() ? intended : Long.MIN_VALUE;
            if (!user.iterate(from, Long.MIN_VALUE, due, leave + gracefulNanos)) {
                return false;
            }
            long ended = clock.nowNanos();
            intended = pauses.nextNanos(now, ended);
            due = Math.max(intended, ended);
            if (due >= leave) {
                return true;
            }
            if (due > ended && !clock.awaitNanos(due)) {
                return false;
            }
        }
    }
}
