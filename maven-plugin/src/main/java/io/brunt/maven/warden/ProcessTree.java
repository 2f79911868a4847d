// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * A process and all that came from it. Safe for any thread.
 *
 * <p>A wrapper script that dies leaves its children to process 1, where they are no longer anybody's descendants. So
 * every process that was seen once is kept, and its own descendants are looked for at each {@link #sweep()}.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProcessTree {

    /** A killed process is gone at once, unless the kernel holds it in a system call. */
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);

    private static final Duration POLL = Duration.ofMillis(20);

    private final Set<ProcessHandle> seen = new LinkedHashSet<>();
    private final Supplier<? extends Collection<ProcessHandle>> strays;

    /**
     * Start from some processes.
     *
     * @param roots the processes that are known
     * @param strays finds those that belong here but descend from none of them; asked when the tree is ended
     */
    public ProcessTree(Collection<ProcessHandle> roots, Supplier<? extends Collection<ProcessHandle>> strays) {
        roots.forEach(this::add);
        this.strays = strays;
    }

    /**
     * Look for new descendants.
     *
     * @return the processes that run now, oldest known first, immutable
     */
    public List<ProcessHandle> sweep() {
        return sweep(Descent.now());
    }

    /** Look for new descendants in what was seen of all processes. */
    synchronized List<ProcessHandle> sweep(Descent descent) {
        seen.removeIf(it -> !it.isAlive());
        descent.of(seen).forEach(this::add);
        return seen.stream().filter(ProcessIdentity::isRunning).toList();
    }

    /**
     * End all of them: first ask (SIGTERM), then, once the grace is over, by force (SIGKILL).
     *
     * @param grace how long they may take
     * @return what had to be forced
     */
    Ending end(Grace grace) {
        strays.get().forEach(this::add);
        Set<ProcessHandle> asked = new LinkedHashSet<>();
        List<ProcessHandle> left = untilGone(grace, asked);
        Map<ProcessHandle, String> forced = new LinkedHashMap<>();
        left = kill(left, forced);
        return new Ending(
                List.copyOf(forced.values()),
                left.stream().map(ProcessTree::describe).toList(),
                "");
    }

    /**
     * End all of them: first ask (SIGTERM), then, once the grace is over, by force (SIGKILL).
     *
     * @param grace how long they may take
     * @return what had to be forced
     */
    public Ending end(Duration grace) {
        return end(new Grace(grace));
    }

    private List<ProcessHandle> untilGone(Grace grace, Set<ProcessHandle> asked) {
        while (true) {
            List<ProcessHandle> running = sweepWithStrays();
            running.stream().filter(asked::add).forEach(ProcessHandle::destroy);
            if (running.isEmpty() || grace.isOver()) {
                return running;
            }
            pause();
        }
    }

    private List<ProcessHandle> kill(List<ProcessHandle> first, Map<ProcessHandle, String> forced) {
        Grace patience = new Grace(AFTER_KILL);
        List<ProcessHandle> running = first;
        while (!running.isEmpty() && !patience.isOver()) {
            // A process that forks while it is shot has new children each time.
            running.forEach(it -> forced.computeIfAbsent(it, ProcessTree::describe));
            running.forEach(ProcessHandle::destroyForcibly);
            pause();
            running = sweepWithStrays();
        }
        return running;
    }

    /** The scan for strays reads every environment, so it is made only where the known ones are gone. */
    private List<ProcessHandle> sweepWithStrays() {
        List<ProcessHandle> running = sweep();
        if (!running.isEmpty()) {
            return running;
        }
        strays.get().forEach(this::add);
        return sweep();
    }

    private synchronized void add(ProcessHandle handle) {
        if (!isSelfOrAncestor(handle)) {
            seen.add(handle);
        }
    }

    /** With forkCount=0 the "fork" is Maven itself, and a build must never end the one who runs it. */
    private static boolean isSelfOrAncestor(ProcessHandle handle) {
        Optional<ProcessHandle> line = Optional.of(ProcessHandle.current());
        while (line.isPresent()) {
            if (line.get().equals(handle)) {
                return true;
            }
            line = line.get().parent();
        }
        return false;
    }

    private static void pause() {
        LockSupport.parkNanos(POLL.toNanos());
    }

    /**
     * Name a process for a message.
     *
     * @param handle the process
     * @return for example {@code pid 1240 (java)}
     */
    public static String describe(ProcessHandle handle) {
        return handle.info()
                .command()
                .map(it -> "pid " + handle.pid() + " (" + Path.of(it).getFileName() + ")")
                .orElse("pid " + handle.pid());
    }

    /**
     * How a tree ended.
     *
     * @param forced the processes that had to be killed, as {@code pid 1240 (java)}
     * @param left those that run even so
     * @param complaint what went wrong with the command that should have ended it, as a clause; empty if nothing did
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Ending(List<String> forced, List<String> left, String complaint) {

        /** Keep immutable copies. */
        public Ending {
            forced = List.copyOf(forced);
            left = List.copyOf(left);
        }

        /** Nobody had to be forced, and nothing went wrong. */
        static Ending clean() {
            return new Ending(List.of(), List.of(), "");
        }

        Ending with(String clause) {
            return new Ending(forced, left, clause);
        }
    }
}
