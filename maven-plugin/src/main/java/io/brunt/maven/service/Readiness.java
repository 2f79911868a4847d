// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <readiness>} as it stands in the POM, unchecked. Maven sets the fields.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Readiness {

    /** Ready once a GET is answered with a status below 400. */
    @Nullable
    String url;

    /** Ready once {@code port} or {@code host:port} accepts a connection. */
    @Nullable
    String tcp;

    /** From the start of the process. */
    String timeout = "60s";

    /** Made by Maven. */
    public Readiness() {}
}
