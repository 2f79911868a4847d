// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where a warden stands watch.
 *
 * @param run the build's id, without blanks
 * @param maven who is watched
 * @param module the module's folder
 * @param folder Brunt's folder in the module, usually {@code target/brunt}
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Post(String run, ProcessIdentity maven, Path module, Path folder) {

    List<String> arguments() {
        return List.of(run, maven.print(), module.toString(), folder.toString());
    }

    static Post parse(String[] arguments) {
        return new Post(
                arguments[0],
                ProcessIdentity.parse(arguments[1]).orElseThrow(),
                Path.of(arguments[2]),
                Path.of(arguments[3]));
    }

    /** The file that tells the next build what this one left. */
    Path roster() {
        return folder.resolve("services").resolve("running.pids");
    }

    /** The folder in which test JVMs leave their pids. */
    Path forks() {
        return folder.resolve("forks");
    }

    Mark mark(String service) {
        return new Mark(run, service, ProcessIdentity.current(), module);
    }
}
