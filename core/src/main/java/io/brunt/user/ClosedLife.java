// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.engine.IterationBudget;
import io.brunt.engine.Pauses;

/** The life of one user of a closed model: it iterates, pauses, and leaves at its time. */
final class ClosedLife implements Runnable {

    /** Who is always the first to come, and the last to leave. */
    private static final int TRIAL_USER = 1;

    private final CodeUser user;
    private final CodeClock clock;
    private final long[] presence;
    private final Pauses pauses;
    private final IterationBudget budget;
    private final BatchSize batches;
    private final long gracefulNanos;
    private final Runnable whenDone;
    private long taken;

    ClosedLife(
            CodeUser user,
            CodeClock clock,
            long[] presence,
            Pauses pauses,
            IterationBudget budget,
            BatchSize batches,
            long gracefulNanos,
            Runnable whenDone) {
        this.user = user;
        this.clock = clock;
        this.presence = presence;
        this.pauses = pauses;
        this.budget = budget;
        this.batches = batches;
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
            int together = batches.size();
            // What took nothing from the budget is warm-up, though measuring may begin a moment before it does.
            long placed = now < 0 ? now : Long.MIN_VALUE;
            long from = pauses.arePaced() ? intended : Long.MIN_VALUE;
            boolean goesOn = together == 1
                    ? user.iterate(from, placed, due, leave + gracefulNanos)
                    : user.iterateTogether(together, placed, leave + gracefulNanos);
            if (!goesOn) {
                return false;
            }
            long ended = clock.nowNanos();
            if (user.id() == TRIAL_USER && batches.isOnTrial()) {
                batches.tried(ended, user.lastNanosEach());
            }
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
