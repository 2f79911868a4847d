// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where a run was made.
 *
 * @param os name, version and architecture
 * @param cpus processors that this JVM may use
 * @param java version and vendor
 * @param bruntVersion of this library
 * @param commit the revision under test, or null if it cannot be told
 * @param ci the CI system and build, or null outside of one
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Environment(
        String os,
        int cpus,
        String java,
        String bruntVersion,
        @Nullable String commit,
        @Nullable String ci) {}
