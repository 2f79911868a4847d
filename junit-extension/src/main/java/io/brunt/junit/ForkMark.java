// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file by which the Maven plugin's warden finds a test JVM that has outlived its Maven.
 *
 * <p>A fork under load whose code hangs in a shutdown hook lives on for half a minute after Maven was killed.
 */
final class ForkMark {

    private static final Set<Path> MARKED = ConcurrentHashMap.newKeySet();
    private static final System.Logger LOGGER = System.getLogger(ForkMark.class.getName());

    private ForkMark() {}

    /**
     * Leave the mark once, if {@code brunt:start} is waiting for it.
     *
     * @param module the module under test
     */
    static void leave(Path module) {
        Path handedOver = Settings.handedOver(module);
        ProcessHandle self = ProcessHandle.current();
        if (!Files.exists(handedOver) || !MARKED.add(handedOver)) {
            return;
        }
        try {
            Path folder = Files.createDirectories(handedOver.resolveSibling("forks"));
            long started =
                    self.info().startInstant().orElseThrow(IOException::new).toEpochMilli();
            Path mark = Files.writeString(folder.resolve(String.valueOf(self.pid())), self.pid() + " " + started);
            mark.toFile().deleteOnExit();
        } catch (IOException fault) {
            // The mark only speeds up the end of a build that was killed: the load test is worth more.
            LOGGER.log(System.Logger.Level.DEBUG, "no mark for the warden in " + handedOver, fault);
        }
    }
}
