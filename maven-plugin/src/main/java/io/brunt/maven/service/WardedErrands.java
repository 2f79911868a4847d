// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.maven.warden.Order;
import io.brunt.maven.warden.ServiceProcess;
import io.brunt.maven.warden.Stop;
import io.brunt.maven.warden.WardenConnection;
import io.brunt.unit.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the commands that ask an instance whether it is ready. By the warden, so that none outlives the build either. Confined to
 * one thread.
 *
 * @param warden starts and ends them
 * @param instance in whose folder and environment
 * @param log of what the last one printed
 */
record WardedErrands(WardenConnection warden, Order.Launch instance, ServiceLog log) implements Errands {

    private static final Duration GRACE = Duration.ofSeconds(1);

    @Override
    public Optional<String> run(List<String> command, Duration longest) throws IOException {
        log.begin();
        String name = instance.service() + ".readiness";
        ServiceProcess process = warden.launch(new Order.Launch(
                name, command, instance.environment(), instance.directory(), log.file(), Stop.within(GRACE)));
        try {
            process.pid().join();
        } catch (CompletionException e) {
            return Optional.of("could not be started: " + Launcher.reason(e));
        }
        long end = System.nanoTime() + longest.toNanos();
        while (process.exitCode().isEmpty()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        Optional<String> outcome = outcome(process, longest);
        end(name, process);
        return outcome;
    }

    private Optional<String> outcome(ServiceProcess process, Duration longest) throws IOException {
        if (process.exitCode().isEmpty()) {
            return Optional.of("was still running after " + DurationText.print(longest));
        }
        int code = process.exitCode().getAsInt();
        List<String> tail = log.tail();
        return code == 0
                ? Optional.empty()
                : Optional.of(
                        "ended with exit code " + code + (tail.isEmpty() ? "" : ": " + tail.get(tail.size() - 1)));
    }

    private void end(String name, ServiceProcess process) throws IOException {
        warden.end(name);
        try {
            process.ending().get(GRACE.toMillis() + 10_000, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the warden does not end " + name, e);
        }
    }
}
