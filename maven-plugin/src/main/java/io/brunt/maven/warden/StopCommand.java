// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The command that ends a service in place of SIGTERM: the only gentle way on Windows, and the only way at all to a
 * container, which is the Docker daemon's child. Safe for any thread; it is run once.
 */
final class StopCommand {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Process service;
    private final ProcessBuilder command;
    private final AtomicBoolean begun = new AtomicBoolean();

    /**
     * Keep a command ready.
     *
     * @param service whom it ends
     * @param command may be empty
     */
    StopCommand(Process service, ProcessBuilder command) {
        this.service = service;
        this.command = command;
    }

    /**
     * Run it, unless the service has ended already, and wait until the service has ended or the grace is over.
     *
     * @return what went wrong, as a clause, in which case the service was not waited for; else empty
     */
    String run(Grace grace) {
        if (command.command().isEmpty() || !service.isAlive() || begun.getAndSet(true)) {
            return "";
        }
        try {
            Process running = command.start();
            await(running, grace);
            if (running.isAlive()) {
                running.destroyForcibly();
                return service.isAlive() ? "did not come to an end itself" : "";
            }
            if (running.exitValue() != 0) {
                return "failed with exit code " + running.exitValue();
            }
        } catch (IOException e) {
            return "could not be started: " + e.getMessage();
        }
        await(service, grace);
        return "";
    }

    private static void await(Process process, Grace grace) {
        while (process.isAlive() && !grace.isOver()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
