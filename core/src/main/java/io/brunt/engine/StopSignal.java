// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.record.Ending;
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
    public static final Ending INTERRUPTED = Ending.interrupted("the test was interrupted");

    private @Nullable Ending ending;
    private @Nullable Runnable listener;

    /** Make a signal that nobody has given. */
    public StopSignal() {}

    /**
     * End the run at once; only the first one counts.
     *
     * @param why said in the result
     */
    public void stop(Ending why) {
        Runnable told;
        synchronized (this) {
            if (ending != null) {
                return;
            }
            ending = why;
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
            given = ending != null;
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
    public synchronized Optional<Ending> ending() {
        return Optional.ofNullable(ending);
    }
}
