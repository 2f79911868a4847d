// SPDX-License-Identifier: Apache-2.0
package example.api;

import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.settings.Settings;
import io.brunt.settings.StartedProcess;

/** Kills an instance in mid-load, as a crash would: no word to anybody, and its connections are gone. */
final class Victim implements LoadObserver {

    private final int index;
    private final int second;
    private boolean isDead;

    /**
     * Choose.
     *
     * @param index of the instance, from 1
     * @param second of the measured time after which it dies
     */
    Victim(int index, int second) {
        this.index = index;
        this.second = second;
    }

    @Override
    public void sofar(LoadResult sofar) {
        if (!isDead && sofar.timeline().size() > second) {
            isDead = true;
            kill();
        }
    }

    @Override
    public void ended(LoadResult result) {
        // The test looks at the result itself.
    }

    boolean isDead() {
        return isDead;
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
