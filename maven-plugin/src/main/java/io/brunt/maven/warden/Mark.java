// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What each process of a service carries in its environment, so that it is found even when it has left its parent.
 *
 * <p>{@code (setsid app &)} in a script makes a process that is nobody's descendant within a millisecond. Its
 * environment still tells where it comes from. Linux only: elsewhere nothing is found.
 *
 * @param run the build's id, without blanks
 * @param service name and number, for example {@code api-1}
 * @param warden who started it
 * @param module the module's folder
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Mark(String run, String service, ProcessIdentity warden, Path module) {

    /** Name of the environment variable. */
    public static final String VARIABLE = "BRUNT_SERVICE";

    /**
     * Print the variable's value.
     *
     * @return the parts, separated by blanks, the module's folder last
     */
    String print() {
        return run + " " + service + " " + warden.print() + " " + module;
    }

    /**
     * Read what {@link #print()} wrote.
     *
     * @param text the variable's value
     * @return empty if the text is anything else
     */
    static Optional<Mark> parse(String text) {
        String[] parts = text.split(" ", 4);
        return parts.length < 4
                ? Optional.empty()
                : ProcessIdentity.parse(parts[2]).map(it -> new Mark(parts[0], parts[1], it, Path.of(parts[3])));
    }

    /**
     * Find the running processes that carry a mark.
     *
     * @param wanted which marks
     * @return in no order; empty where there is no {@code /proc}
     */
    public static List<ProcessHandle> processes(Predicate<Mark> wanted) {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return List.of();
        }
        return ProcessHandle.allProcesses()
                .filter(it -> of(it.pid()).filter(wanted).isPresent())
                .filter(ProcessIdentity::isRunning)
                .toList();
    }

    private static Optional<Mark> of(long pid) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            String environment = new String(bytes, StandardCharsets.UTF_8);
            return Stream.of(environment.split("\0"))
                    .filter(it -> it.startsWith(VARIABLE + "="))
                    .findFirst()
                    .flatMap(it -> parse(it.substring(VARIABLE.length() + 1)));
        } catch (IOException goneOrSomebodyElses) {
            return Optional.empty();
        }
    }
}
