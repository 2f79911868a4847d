// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.baseline.MachineClass;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where a run was made.
 *
 * @param os name, version and architecture
 * @param cpu model of the processor, or null where it cannot be told
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
        @Nullable String cpu,
        int cpus,
        String java,
        String bruntVersion,
        @Nullable String commit,
        @Nullable String ci) {

    /**
     * Return what must be the same for the figures of two runs to be comparable.
     *
     * @return the class of this machine
     */
    public MachineClass machine() {
        return MachineClass.of(cpu, cpus, os, java, ci);
    }
}
