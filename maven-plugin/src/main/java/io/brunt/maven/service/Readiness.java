// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <readiness>} as it stands in the POM, unchecked. Maven sets the fields. At most one of {@code url},
 * {@code tcp}, {@code log} and {@code command}; without any, a TCP connection to the instance's port.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Readiness {

    /** Ready once a GET is answered with a status below 400, or as {@code status} and {@code body} say. */
    @Nullable
    String url;

    /** With {@code url}: {@code 200}, {@code 2xx}, {@code 200-299}, or several separated by commas. */
    @Nullable
    String status;

    /** With {@code url}: a regular expression that is found in the answer's body. */
    @Nullable
    String body;

    /** Ready once {@code port} or {@code host:port} accepts a connection. */
    @Nullable
    String tcp;

    /** Ready once this regular expression is found in what the instance has printed. */
    @Nullable
    String log;

    /** Ready once this command, split as the service's is, ends with exit code 0; each time it may take 10 s. */
    @Nullable
    String command;

    /** From the start of the process. */
    String timeout = "60s";

    /** From one asking to the next; 50 ms, with {@code command} 500 ms, unless said otherwise. */
    @Nullable
    String interval;

    /** Made by Maven. */
    public Readiness() {}
}
