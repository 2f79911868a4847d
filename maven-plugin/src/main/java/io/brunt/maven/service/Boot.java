// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.unit.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.maven.plugin.logging.Log;

/** Brings one service up: all its instances at once, each until it is ready. Confined to one thread. */
final class Boot {

    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    /** The moment between two owners of a port is short; to lose it twice is bad luck, thrice a fault. */
    private static final int PORTS_TRIED = 3;

    private final ServicePlan plan;
    private final Deployment deployment;
    private final Launcher launcher;
    private final RunningServices services;
    private final Log log;
    private final Map<String, Integer> portsTried = new HashMap<>();
    private final Map<String, Instance> waiting = new LinkedHashMap<>();
    private long progressNanos = System.nanoTime();

    Boot(ServicePlan plan, Deployment deployment, Launcher launcher, RunningServices services, Log log) {
        this.plan = plan;
        this.deployment = deployment;
        this.launcher = launcher;
        this.services = services;
        this.log = log;
    }

    void untilReady() throws IOException, ServiceFailure {
        for (int index = 1; index <= plan.instances(); index++) {
            started(launcher.launch(plan, index));
        }
        while (!waiting.isEmpty()) {
            for (Instance instance : List.copyOf(waiting.values())) {
                look(instance);
            }
            checkOthers();
            LockSupport.parkNanos(waiting.isEmpty() ? 0 : INTERVAL.toNanos());
        }
    }

    private void started(Instance instance) {
        services.add(instance);
        waiting.put(instance.name(), instance);
    }

    private void look(Instance instance) throws IOException, ServiceFailure {
        if (instance.exitCode().isPresent()) {
            afterDeath(instance);
            return;
        }
        String obstacle = instance.obstacle().orElse("");
        if (obstacle.isEmpty()) {
            waiting.remove(instance.name());
            log.info("service " + instance.name() + " is ready on port " + instance.port() + " after "
                    + seconds(instance.age()));
        } else if (instance.exitCode().isEmpty() && instance.isLate()) {
            throw failure(
                    instance,
                    "was not ready within " + DurationText.print(plan.ready().timeout()) + "; the last answer: "
                            + obstacle,
                    "if it only needs longer, raise <readiness><timeout>");
        } else if (System.nanoTime() - progressNanos > PROGRESS.toNanos()) {
            progressNanos = System.nanoTime();
            log.info("service " + instance.name() + " is not ready after " + seconds(instance.age()) + ": " + obstacle);
        }
    }

    private void afterDeath(Instance instance) throws IOException, ServiceFailure {
        boolean portTaken = new ServiceLog(deployment.paths().log(instance.name())).saysPortTaken();
        if (portTaken && mayMove(instance)) {
            log.info("service " + instance.name() + ": port " + instance.port()
                    + " was taken meanwhile, trying another");
            services.endOne(instance);
            started(launcher.launchElsewhere(instance));
            return;
        }
        throw failure(
                instance,
                "exited with code " + instance.exitCode().orElse(-1) + " before it was ready",
                portTaken
                        ? "its port " + instance.port() + " is taken by another process"
                        : hint(instance.exitCode().orElse(-1)));
    }

    private static String hint(int exitCode) {
        return exitCode == 0
                ? "a service must stay in the foreground, so that it can be watched and stopped"
                : "the command is tried as it stands, without a shell: for pipes and variables use sh -c '…'";
    }

    /** A port that another service was told by name can no longer change. */
    private boolean mayMove(Instance instance) {
        return plan.port() == 0
                && portsTried.merge(instance.name(), 2, (tried, two) -> tried + 1) <= PORTS_TRIED
                && services.instances().stream().noneMatch(it -> it.plan().mentions(plan.name()));
    }

    /** A database that dies while the API waits for it is the cause, not the API. */
    private void checkOthers() throws IOException, ServiceFailure {
        for (Instance instance : services.instances()) {
            if (!waiting.containsKey(instance.name()) && instance.exitCode().isPresent()) {
                throw failure(
                        instance,
                        "exited with code " + instance.exitCode().getAsInt() + " after it had been ready",
                        hint(instance.exitCode().getAsInt()));
            }
        }
    }

    private ServiceFailure failure(Instance instance, String what, String hint) {
        return new ServiceFailure(ServiceFailure.message(instance, what, hint, deployment.paths()));
    }

    private static String seconds(Duration age) {
        return DurationText.print(Duration.ofMillis(age.toMillis() / 100 * 100));
    }
}
