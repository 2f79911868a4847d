// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run before its plan does. Safe for any thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class StopSignal {

    /** Why a run ends whose caller was interrupted. */
    public static final String INTERRUPTED = "the test was interrupted";

    private @Nullable String reason;
    private @Nullable Runnable listener;

    /** Make a signal that nobody has given. */
    public StopSignal() {}

    /**
     * End the run at once; only the first reason counts.
     *
     * @param why for a person
     */
    public void stop(String why) {
        Runnable told;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            told = listener;
        }
        if (told != null) {
            told.run();
        }
    }

    /**
     * Be told of the signal, at once if it was given before.
     *
     * @param told run once, on the thread that stops
     */
    public void onStop(Runnable told) {
        boolean given;
        synchronized (this) {
            listener = told;
            given = reason != null;
        }
        if (given) {
            told.run();
        }
    }

    /**
     * Return why the run was ended.
     *
     * @return empty if it was not
     */
    public synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
