// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A process that cannot be mistaken for another: a pid is reused, a pid with its start time is not.
 *
 * @param pid the operating system's number
 * @param startMillis when it started, in milliseconds since 1970
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ProcessIdentity(long pid, long startMillis) {

    private static final Pattern PRINTED = Pattern.compile("(\\d{1,18})@(\\d{1,18})");

    /**
     * Linux tells the start in ticks since boot, and each JVM works out the time of boot anew, to the second; a clock
     * that is set moves it.
     */
    private static final long CLOCK_SLACK_MILLIS = 2_000;

    /**
     * Identify a process.
     *
     * @param handle the process
     * @return empty if its start time is not known: it may have ended, or belong to somebody else
     */
    public static Optional<ProcessIdentity> of(ProcessHandle handle) {
        return handle.info().startInstant().map(start -> new ProcessIdentity(handle.pid(), start.toEpochMilli()));
    }

    /**
     * Identify this JVM.
     *
     * @return pid and start time
     * @throws IllegalStateException if the operating system does not tell the start time
     */
    public static ProcessIdentity current() {
        return of(ProcessHandle.current())
                .orElseThrow(() -> new IllegalStateException("the start time of this process is not known"));
    }

    /**
     * Read what {@link #print()} wrote.
     *
     * @param text for example {@code 1240@1764040000000}
     * @return empty if the text is anything else
     */
    public static Optional<ProcessIdentity> parse(String text) {
        Matcher matcher = PRINTED.matcher(text);
        return matcher.matches()
                ? Optional.of(new ProcessIdentity(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /**
     * Find the process.
     *
     * @return empty if it has ended, even if its pid is in use again
     */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid)
                .filter(it -> of(it).stream()
                        .anyMatch(that -> Math.abs(that.startMillis - startMillis) <= CLOCK_SLACK_MILLIS))
                .filter(ProcessIdentity::isRunning);
    }

    /**
     * Tell whether a process still runs.
     *
     * <p>{@link ProcessHandle#isAlive()} is true for a zombie, and in a container whose first process does not reap,
     * an orphan stays one for good.
     *
     * @param handle the process
     * @return false if it has ended, whether or not its parent has taken note
     */
    static boolean isRunning(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        Path stat = Path.of("/proc", Long.toString(handle.pid()), "stat");
        try {
            // The command stands in parentheses and may hold any byte, parentheses too.
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            int state = text.lastIndexOf(')') + 2;
            return state >= text.length() || "ZX".indexOf(text.charAt(state)) < 0;
        } catch (IOException noProc) {
            return handle.isAlive();
        }
    }

    /**
     * Print it for a file.
     *
     * @return for example {@code 1240@1764040000000}
     */
    public String print() {
        return pid + "@" + startMillis;
    }
}
