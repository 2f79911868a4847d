// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.Serial;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A service that did not come up, or did not stay up.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ServiceFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    ServiceFailure(String message) {
        super(message);
    }

    /** The message: what happened, how to see it, and what the service itself said last. */
    static String message(Instance instance, String what, String hint, ModulePaths paths) {
        ServiceLog log = instance.log();
        List<String> tail = log.tail();
        StringBuilder text = new StringBuilder("service " + instance.name() + ": " + what);
        text.append("\n    command: ").append(instance.command());
        if (tail.isEmpty()) {
            text.append("\n    it printed nothing to ").append(paths.shown(log.file()));
        } else {
            text.append(tail.size() == 1 ? "\n    the last line" : "\n    the last " + tail.size() + " lines")
                    .append(" of ")
                    .append(paths.shown(log.file()))
                    .append(':');
            tail.forEach(it -> text.append("\n    | ").append(it));
        }
        return text.append("\n    ").append(hint).toString();
    }
}
