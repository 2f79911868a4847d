// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.unit.Figure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Users whose code did not answer the interrupt at the end of the run. Their iterations are counted as abandoned, and
 * their threads are daemons, so that neither the run nor the JVM waits for them; but they go on to use the machine.
 */
final class Stragglers {

    private static final System.Logger LOGGER = System.getLogger(Stragglers.class.getName());

    private Stragglers() {}

    /**
     * Look for them once the run is over and threads had time to end.
     *
     * @param users of the run
     * @return what to tell of them, with the stack of the first
     */
    static Optional<String> told(List<CodeUser> users) {
        List<List<StackTraceElement>> running = users.stream()
                .filter(CodeUser::isAbandoned)
                .flatMap(it -> Stream.ofNullable(it.thread()))
                .map(it -> List.of(it.getStackTrace()))
                .filter(Stragglers::isInAnIteration)
                .toList();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        String told = Figure.counted(running.size(), "user")
                + " did not answer the interrupt at the end and still " + (running.size() == 1 ? "runs" : "run") + " "
                + Frames.text(running.get(0))
                + ": let the code end when its thread is interrupted, else it disturbs the tests that follow";
        LOGGER.log(System.Logger.Level.WARNING, told);
        return Optional.of(told);
    }

    /** Not a thread that is about to end, or has ended, which has no stack. */
    private static boolean isInAnIteration(List<StackTraceElement> stack) {
        return stack.stream().anyMatch(it -> it.getClassName().equals(CodeUser.class.getName()));
    }
}
