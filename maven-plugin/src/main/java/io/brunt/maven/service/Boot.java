// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.maven.warden.ProcessTree;
import io.brunt.unit.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** Brings one service up: all its instances at once, each until it is ready. Confined to one thread. */
final class Boot {

    /** In which the death of any service is noticed. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final Duration PROGRESS = Duration.ofSeconds(10);

    /** The moment between two owners of a port is short; to lose it twice is bad luck, thrice a fault. */
    private static final int PORTS_TRIED = 3;

    private final ServicePlan plan;
    private final Deployment deployment;
    private final Launcher launcher;
    private final RunningServices services;
    private final Log log;
    private final Map<String, Integer> portsTried = new HashMap<>();
    private final Map<String, Prober> waiting = new LinkedHashMap<>();
    private long progressNanos = System.nanoTime();

    Boot(ServicePlan plan, Deployment deployment, Launcher launcher, RunningServices services, Log log) {
        this.plan = plan;
        this.deployment = deployment;
        this.launcher = launcher;
        this.services = services;
        this.log = log;
    }

    void untilReady() throws IOException, ServiceFailure {
        try {
            for (int index = 1; index <= plan.instances(); index++) {
                started(launcher.launch(plan, index));
            }
            while (!waiting.isEmpty()) {
                for (Prober prober : List.copyOf(waiting.values())) {
                    look(prober);
                }
                checkOthers();
                tellProgress();
                LockSupport.parkNanos(waiting.isEmpty() ? 0 : LOOK.toNanos());
            }
        } finally {
            waiting.values().forEach(Prober::close);
        }
    }

    private void started(Instance instance) {
        services.add(instance);
        waiting.put(instance.name(), Prober.start(instance, launcher.sight(instance)));
    }

    private void look(Prober prober) throws IOException, ServiceFailure {
        Instance instance = prober.instance();
        // In this order: an answer that came before the death was not necessarily its own.
        boolean ready = prober.isReady();
        if (instance.exitCode().isPresent()) {
            afterDeath(prober);
        } else if (ready) {
            waiting.remove(instance.name());
            log.info("service " + instance.name() + " is ready on port " + instance.port() + " after "
                    + seconds(instance.age()));
        } else if (prober.sawStranger() && instance.log().saysPortTaken()) {
            afterLostPort(prober, "says that its port is in use, and goes on");
        } else if (instance.isLate() && !prober.obstacle().isEmpty()) {
            throw failure(
                    instance,
                    "was not ready within " + DurationText.print(plan.ready().timeout()) + "; the last answer: "
                            + prober.obstacle() + "\n    expected "
                            + instance.probe().expectation(),
                    instance.otherAddress().orElse("if it only needs longer, raise <readiness><timeout>"));
        }
    }

    private void afterDeath(Prober prober) throws IOException, ServiceFailure {
        int code = prober.instance().exitCode().orElse(-1);
        String what = "exited with code " + code + " before it was ready";
        if (prober.instance().log().saysPortTaken()) {
            afterLostPort(prober, what);
        } else {
            throw failure(prober.instance(), what, ExitCode.hint(code));
        }
    }

    private void afterLostPort(Prober prober, String what) throws IOException, ServiceFailure {
        Instance instance = prober.instance();
        if (!mayMove(instance)) {
            String holder = instance.stranger()
                    .map(it -> ", " + ProcessTree.describe(it))
                    .orElse("");
            throw failure(instance, what, "its port " + instance.port() + " is taken by another process" + holder);
        }
        log.info("service " + instance.name() + ": port " + instance.port() + " was taken meanwhile, trying another");
        prober.close();
        services.endOne(instance);
        started(launcher.launchElsewhere(instance));
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
                int code = instance.exitCode().getAsInt();
                throw failure(instance, "exited with code " + code + " after it had been ready", ExitCode.hint(code));
            }
        }
    }

    private void tellProgress() {
        if (waiting.isEmpty() || System.nanoTime() - progressNanos < PROGRESS.toNanos()) {
            return;
        }
        progressNanos = System.nanoTime();
        log.info(waiting.values().stream()
                .map(it -> "service " + it.instance().name() + " is not ready after "
                        + seconds(it.instance().age()) + ": "
                        + (it.obstacle().isEmpty() ? "it has not answered yet" : it.obstacle()))
                .collect(Collectors.joining("\n")));
    }

    private ServiceFailure failure(Instance instance, String what, String hint) {
        return new ServiceFailure(ServiceFailure.message(instance, what, hint, deployment.paths()));
    }

    private static String seconds(Duration age) {
        return DurationText.print(Duration.ofMillis(age.toMillis() / 100 * 100));
    }
}
