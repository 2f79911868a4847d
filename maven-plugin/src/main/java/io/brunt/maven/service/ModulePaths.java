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
 * @param runtimeClassPath likewise, without tests and what only they need
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ModulePaths(Path base, Path brunt, List<Path> testClassPath, List<Path> runtimeClassPath) {

    /** Keep immutable copies. */
    public ModulePaths {
        testClassPath = List.copyOf(testClassPath);
        runtimeClassPath = List.copyOf(runtimeClassPath);
    }

    Path log(String instance) {
        return services().resolve(instance + ".log");
    }

    /** The folder of what services leave. */
    Path services() {
        return brunt.resolve("services");
    }

    Path workDir(String instance) {
        return services().resolve(instance);
    }

    /** Shorten a path for a message. */
    String shown(Path path) {
        return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
    }
}
