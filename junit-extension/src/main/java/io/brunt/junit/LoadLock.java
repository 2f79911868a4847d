// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Held while load is made, so that two JVMs of one build (Surefire's forks, the modules of {@code mvn -T}) never load at
 * once: each would measure the other. Inside one JVM JUnit's own lock does that.
 */
final class LoadLock {

    /** Short against any load test, long against the cost of asking. */
    private static final long POLL_MILLIS = 50;

    private LoadLock() {}

    /**
     * Make load while no other JVM does.
     *
     * @param file that all of them lock; stays, for were it deleted a waiting JVM would lock one that nobody else sees
     * @param load what is done meanwhile
     * @param <T> what comes of it
     * @return the load's result
     * @throws IOException if the file cannot be made
     * @throws InterruptedException if the test is ended while it waits
     */
    static <T> T hold(Path file, Supplier<T> load) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (channel) {
            while (tryLock(channel) == null) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            return load.get();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisJvm) {
            // By another class loader's copy of this class: JUnit's lock does not reach there.
            return null;
        }
    }

    /**
     * Find the file that all modules of a build share.
     *
     * @param module one of them
     * @return below the topmost folder from which an unbroken row of build files leads to the module
     */
    static Path file(Path module) {
        Path root = module.toAbsolutePath();
        Path above = root.getParent();
        while (above != null && (isBuild(above, "pom.xml") || isBuild(above, "settings.gradle"))) {
            root = above;
            above = root.getParent();
        }
        return root.resolve("target").resolve(".brunt.lock");
    }

    private static boolean isBuild(Path folder, String file) {
        return Files.isRegularFile(folder.resolve(file)) || Files.isRegularFile(folder.resolve(file + ".kts"));
    }
}
