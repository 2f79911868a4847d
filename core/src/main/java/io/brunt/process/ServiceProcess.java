// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A process of the application under test, as whoever started it knows it. A pid is reused; a pid with its start time is
 * not.
 *
 * @param service which service it is an instance of
 * @param index its number there, from 1
 * @param pid the operating system's number
 * @param started when it started
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ServiceProcess(String service, int index, long pid, Instant started) {

    /** Each JVM works out the time of boot anew, to the second, and a clock that is set moves it. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    /**
     * Return its name in logs and tables.
     *
     * @return for example {@code api-2}
     */
    public String name() {
        return service + "-" + index;
    }

    /** The process itself; empty if it has ended, even if its pid is in use again. */
    Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(it -> it.info().startInstant().stream()
                        .anyMatch(that -> Duration.between(started, that).abs().compareTo(CLOCK_SLACK) <= 0));
    }
}
