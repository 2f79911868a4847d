// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What must be the same for the figures of two runs to be comparable at all.
 *
 * <p>Kernels and updates of a JDK come and go with every image of a CI server: they make no other class, only the next
 * feature release of Java does.
 *
 * @param cpu model of the processor, or null where it cannot be told
 * @param cpus processors that the JVM may use
 * @param os its name and architecture
 * @param java feature release
 * @param ci name of the CI system, or null outside of one
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MachineClass(
        @Nullable String cpu,
        int cpus,
        String os,
        String java,
        @Nullable String ci) {

    /**
     * Take what counts from a description of a machine.
     *
     * @param cpu model of the processor, or null
     * @param cpus processors
     * @param os name, version and architecture: {@code Linux 6.8, amd64}
     * @param java version and vendor: {@code 21.0.5 (Temurin)}
     * @param ci system and build: {@code GitHub Actions, run 1842}, or null
     * @return its class
     */
    public static MachineClass of(@Nullable String cpu, int cpus, String os, String java, @Nullable String ci) {
        return new MachineClass(
                cpu,
                cpus,
                os.replaceFirst(" \\d[^,]*", ""),
                java.replaceFirst("\\D.*", ""),
                ci == null ? null : ci.replaceFirst(",.*", ""));
    }

    /**
     * Tell what differs.
     *
     * @param here the other machine
     * @return for example {@code 8 CPUs there, 2 here}; empty if both are of one class
     */
    public List<String> differences(MachineClass here) {
        List<String> differences = new ArrayList<>();
        add(differences, cpu == null ? "an unknown CPU" : cpu, here.cpu == null ? "an unknown CPU" : here.cpu);
        add(differences, cpus + " CPUs", here.cpus + " CPUs");
        add(differences, os, here.os);
        add(differences, "Java " + java, "Java " + here.java);
        add(differences, ci == null ? "no CI" : ci, here.ci == null ? "no CI" : here.ci);
        return differences;
    }

    private static void add(List<String> differences, String there, String here) {
        if (!Objects.equals(there, here)) {
            differences.add(there + " there, " + here + " here");
        }
    }
}
