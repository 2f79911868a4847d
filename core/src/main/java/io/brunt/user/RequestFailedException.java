// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import java.io.Serial;
import org.apiguardian.api.API;

/**
 * A request got no answer. It was counted when this is thrown, as an error of its kind or as abandoned; an iteration that
 * ends with it is an error that is told once.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RequestFailedException extends RuntimeException {

    /** Kind of a request that was under way when the load ended. */
    public static final String ABANDONED = "abandoned";

    @Serial
    private static final long serialVersionUID = 1;

    private final String kind;

    /**
     * Tell what happened.
     *
     * @param kind stable name
     * @param message for a person
     */
    RequestFailedException(String kind, String message) {
        super(kind + ": " + message);
        this.kind = kind;
    }

    /**
     * Return what went wrong, under the name that reports use.
     *
     * @return for example {@code connect-refused}, {@code response-timeout}, {@code host-not-allowed},
     *     {@code too-many-redirects}, {@code body-too-long}, or {@link #ABANDONED}
     */
    public String kind() {
        return kind;
    }
}
