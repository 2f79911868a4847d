// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The test JVMs under load, each of which leaves a file named by its pid.
 *
 * <p>A fork whose Maven was killed ends by itself within a second, unless a shutdown hook of the code under test hangs:
 * then it takes Surefire 30.
 *
 * @param folder {@code target/brunt/forks}
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Forks(Path folder) {

    /**
     * Find those that run.
     *
     * @return in no order
     */
    public List<ProcessHandle> running() {
        List<ProcessHandle> running = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                identity(file).flatMap(ProcessIdentity::running).ifPresent(running::add);
            }
        } catch (IOException none) {
            return List.of();
        }
        return running;
    }

    /**
     * Forget those that have ended.
     *
     * @throws IOException if a file cannot be deleted
     */
    public void forgetEnded() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (identity(file).flatMap(ProcessIdentity::running).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The file holds pid and start time, separated by a blank or a line break. */
    private static Optional<ProcessIdentity> identity(Path file) {
        try {
            return ProcessIdentity.parse(Files.readString(file).strip().replaceAll("\\s+", "@"));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }
}
