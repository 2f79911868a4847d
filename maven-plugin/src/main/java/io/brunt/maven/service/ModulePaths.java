// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where things are in the module under test; absolute paths.
 *
 * @param base the module's folder
 * @param brunt what Brunt leaves behind, usually {@code target/brunt}
 * @param testClassPath on which main classes are looked for; may be empty
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ModulePaths(Path base, Path brunt, List<Path> testClassPath) {

    /** Keep an immutable copy. */
    public ModulePaths {
        testClassPath = List.copyOf(testClassPath);
    }

    Path log(String instance) {
        return brunt.resolve("services").resolve(instance + ".log");
    }

    Path workDir(String instance) {
        return brunt.resolve("services").resolve(instance);
    }

    /** Shorten a path for a message. */
    String shown(Path path) {
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }
}
