// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.maven.warden.Order;
import io.brunt.maven.warden.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * One process of a service that was started.
 *
 * @param plan its service
 * @param index from 1
 * @param port its own
 * @param order how it was started
 * @param process what became of it
 * @param log what it has printed since it was started
 * @param probe tells whether it is ready
 * @param startNanos when it was started
 */
record Instance(
        ServicePlan plan,
        int index,
        int port,
        Order.Launch order,
        ServiceProcess process,
        ServiceLog log,
        Probe probe,
        long startNanos) {

    String name() {
        return order.service();
    }

    /** The command as one could type it, except for its class path. */
    String command() {
        return order.command().stream()
                .map(it -> it.isEmpty() || it.chars().anyMatch(Character::isWhitespace) ? "'" + it + "'" : it)
                .map(it -> it.length() > 500 ? it.substring(0, 500) + "…" : it)
                .collect(Collectors.joining(" "));
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    boolean isLate() {
        return age().compareTo(plan.ready().timeout()) > 0;
    }

    /** Somebody who has its port and had it before; whoever answers there is not this instance. */
    Optional<ProcessHandle> stranger() {
        return ProcessHandle.of(process.pid().join()).flatMap(it -> PortHolder.stranger(port, it));
    }

    /** Where it listens, if it is not where it was told to, and what to do about it. */
    Optional<String> otherAddress() {
        return ProcessHandle.of(process.pid().join()).flatMap(it -> OtherAddress.hint(PortHolder.addresses(it), port));
    }

    OptionalInt exitCode() throws IOException {
        return process.exitCode();
    }
}
