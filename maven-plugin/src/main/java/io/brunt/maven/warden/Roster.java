// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Who belongs to a run, written down for the case that even the warden is killed. Immutable.
 *
 * @param maven who asked for the services
 * @param warden who started them
 * @param processes they and all that came from them
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Roster(ProcessIdentity maven, ProcessIdentity warden, List<ProcessIdentity> processes) {

    /** Keep an immutable copy. */
    public Roster {
        processes = List.copyOf(processes);
    }

    /**
     * Read what {@link #write} wrote.
     *
     * @param file where it may be
     * @return empty if there is none, or not a whole one
     */
    public static Optional<Roster> read(Path file) {
        try {
            List<ProcessIdentity> all = Files.readAllLines(file).stream()
                    .flatMap(it -> ProcessIdentity.parse(it).stream())
                    .toList();
            return all.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Roster(all.get(0), all.get(1), all.subList(2, all.size())));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /**
     * Write it, whole or not at all.
     *
     * @param file replaced if it exists
     * @throws IOException if that cannot be done
     */
    public void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(maven.print(), warden.print()));
        processes.forEach(it -> lines.add(it.print()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.write(file.resolveSibling(file.getFileName() + ".new"), lines);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
