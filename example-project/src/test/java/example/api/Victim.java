// SPDX-License-Identifier: Apache-2.0
package example.api;

import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.settings.Settings;
import io.brunt.settings.StartedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Kills an instance in mid-load, as a crash would: no word to anybody, and its connections are gone. */
final class Victim implements LoadObserver {

    private final int index;
    private final int second;
    private OptionalLong died = OptionalLong.empty();

    /**
     * Choose.
     *
     * @param index of the instance, from 1
     * @param second of the measured time in which it dies, or shortly after: a result is seen once a second
     */
    Victim(int index, int second) {
        this.index = index;
        this.second = second;
    }

    @Override
    public void sofar(LoadResult sofar) {
        if (died.isEmpty() && secondOf(sofar) >= second) {
            kill();
            died = OptionalLong.of(secondOf(sofar));
        }
    }

    private static long secondOf(LoadResult sofar) {
        return Duration.between(sofar.measuredFrom(), Instant.now()).toSeconds();
    }

    @Override
    public void ended(LoadResult result) {
        // The test looks at the result itself.
    }

    /** In which second of the measured time; empty if it lives. */
    OptionalLong died() {
        return died;
    }

    /** What Brunt has started is the supervisor, and the API is its child. */
    private void kill() {
        long supervisor = Settings.ofThisJvm().processes().stream()
                .filter(it -> it.service().equals("api") && it.index() == index)
                .mapToLong(StartedProcess::pid)
                .findFirst()
                .orElseThrow();
        ProcessHandle.of(supervisor).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
    }
}
