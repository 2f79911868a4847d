// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import com.sun.management.UnixOperatingSystemMXBean;
import io.brunt.unit.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * How many connections this process can have. Read before the load: once files are out, nobody can read how many there
 * were.
 *
 * @param mostFiles files that the process may have open, sockets included; empty where the system does not tell
 * @param openFiles those it has open now; empty likewise
 * @param portRange first and last port for connections, as Linux prints them; empty likewise
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SocketLimits(OptionalLong mostFiles, OptionalLong openFiles, Optional<String> portRange) {

    private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    /**
     * Ask the system.
     *
     * @return its limits as they are now
     */
    public static SocketLimits ofThisProcess() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            return new SocketLimits(
                    OptionalLong.of(system.getMaxFileDescriptorCount()),
                    OptionalLong.of(system.getOpenFileDescriptorCount()),
                    readPortRange());
        }
        return new SocketLimits(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());
    }

    private static Optional<String> readPortRange() {
        // In one read: a second one finds the end, wherever the first stopped. Files.readString begins with a byte.
        try (BufferedReader range = Files.newBufferedReader(PORT_RANGE)) {
            return Optional.ofNullable(range.readLine()).map(it -> it.strip().replaceAll("\\s+", " "));
        } catch (IOException noLinux) {
            return Optional.empty();
        }
    }

    /**
     * Return how many files are left.
     *
     * @return empty where the system does not tell
     */
    public OptionalLong freeFiles() {
        return mostFiles.isPresent() && openFiles.isPresent()
                ? OptionalLong.of(Math.max(0, mostFiles.getAsLong() - openFiles.getAsLong()))
                : OptionalLong.empty();
    }

    /** Say what to raise; empty if the failure is not one of the generator's own limits. */
    Optional<String> told(String kind) {
        return switch (kind) {
            case FailureKind.OUT_OF_FILES ->
                Optional.of("this process may have no more files open" + now(mostFiles)
                        + "; raise it with ulimit -n, or use fewer users per machine");
            case FailureKind.OUT_OF_PORTS ->
                Optional.of("this machine has no port left for one more connection to the target"
                        + portRange
                                .map(it -> ": net.ipv4.ip_local_port_range is " + it)
                                .orElse("")
                        + "; widen it with sysctl, let the target keep connections alive, or give it more addresses");
            default -> Optional.empty();
        };
    }

    private static String now(OptionalLong most) {
        return most.isPresent() ? " than " + Figure.count(most.getAsLong()) : "";
    }
}
