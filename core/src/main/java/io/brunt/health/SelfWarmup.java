// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How the generator warmed itself before the first load of its kind in this JVM; neither the target nor the user's code
 * was called.
 *
 * @param length how long it took
 * @param iterations made against a stub in this JVM, in no other figure; 0 if it could not be done
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SelfWarmup(Duration length, long iterations) implements Serializable {

    /** Not warmed. */
    public static final SelfWarmup NONE = new SelfWarmup(Duration.ZERO, 0);

    @Serial
    private static final long serialVersionUID = 1;
}
