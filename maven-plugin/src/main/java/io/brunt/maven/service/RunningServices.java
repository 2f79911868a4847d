// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.maven.warden.Leftovers;
import io.brunt.maven.warden.Post;
import io.brunt.maven.warden.ProcessTree;
import io.brunt.maven.warden.WardenConnection;
import io.brunt.unit.DurationText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.maven.plugin.logging.Log;
import org.apiguardian.api.API;

/**
 * The services of a module from start to stop. Safe for any thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunningServices {

    private final Deployment deployment;
    private final Post post;
    private final WardenConnection warden;
    private final Log log;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Echo echo;
    private Addresses addresses;
    private boolean stopped;

    private RunningServices(Deployment deployment, Post post, WardenConnection warden, Launcher launcher, Log log) {
        this.deployment = deployment;
        this.post = post;
        this.warden = warden;
        this.addresses = launcher.addresses();
        this.log = log;
        this.echo = new Echo(log::info);
    }

    /**
     * Start all services, one after another, the instances of each at once, and wait until each is ready.
     *
     * @param deployment what to start
     * @param post where the warden stands watch
     * @param log tells what happens
     * @return all ready
     * @throws ServiceFailure if one is not; the others are stopped then
     * @throws IOException if the warden does not start, or is gone
     */
    public static RunningServices start(Deployment deployment, Post post, Log log) throws ServiceFailure, IOException {
        WardenConnection warden = WardenConnection.open(post);
        try (Launcher launcher = new Launcher(deployment, warden)) {
            RunningServices services = new RunningServices(deployment, post, warden, launcher, log);
            boolean ready = false;
            try {
                for (ServicePlan plan : deployment.services()) {
                    new Boot(plan, deployment, launcher, services, log).untilReady();
                }
                services.addresses = launcher.addresses();
                ready = true;
                return services;
            } finally {
                if (!ready) {
                    services.stop();
                }
            }
        }
    }

    synchronized void add(Instance instance) {
        instances.put(instance.name(), instance);
        if (deployment.echoes(instance.plan())) {
            echo.add(instance.name(), instance.log().file());
        }
    }

    /** Those that were started up to now. */
    synchronized List<Instance> instances() {
        return List.copyOf(instances.values());
    }

    /**
     * Tell whether there is anything to stop.
     *
     * @return false where the tests boot their target themselves
     */
    public boolean haveInstances() {
        return !instances().isEmpty();
    }

    ProcessTree.Ending endOne(Instance instance) throws IOException, ServiceFailure {
        warden.end(instance.name());
        return ending(instance);
    }

    /**
     * Return what the tests need to know.
     *
     * @return base URL, ports, addresses and processes by key
     */
    public HandOver handOver() {
        HandOver handOver = HandOver.of(deployment, addresses, post.run());
        for (Instance instance : instances()) {
            handOver = handOver.with(instance);
        }
        return handOver;
    }

    /**
     * Stop all services, and say where force was needed. A second call does nothing.
     *
     * @return those that had died by themselves, each with its log; immutable
     */
    public synchronized List<String> stop() {
        if (stopped) {
            return List.of();
        }
        stopped = true;
        List<String> deaths = new ArrayList<>();
        try {
            List<String> alive = new ArrayList<>();
            for (Instance instance : instances()) {
                death(instance).ifPresentOrElse(deaths::add, () -> alive.add(instance.name()));
            }
            // The other way round: who still answers requests may need those that were started before.
            List<ServicePlan> lastFirst = new ArrayList<>(deployment.services());
            Collections.reverse(lastFirst);
            for (ServicePlan plan : lastFirst) {
                endAll(plan);
            }
            if (!alive.isEmpty()) {
                log.info("stopped " + String.join(", ", alive));
            }
        } catch (IOException | ServiceFailure e) {
            deaths.add(afterWarden(e));
        } finally {
            warden.close();
            echo.close();
        }
        return List.copyOf(deaths);
    }

    private void endAll(ServicePlan plan) throws IOException, ServiceFailure {
        List<Instance> all =
                instances().stream().filter(it -> it.plan().equals(plan)).toList();
        for (Instance instance : all) {
            warden.end(instance.name());
        }
        for (Instance instance : all) {
            say(instance, ending(instance));
        }
    }

    /**
     * Tell whether {@link #stop()} was called.
     *
     * @return true from its beginning on
     */
    public synchronized boolean isStopped() {
        return stopped;
    }

    private Optional<String> death(Instance instance) throws IOException {
        OptionalInt code = instance.exitCode();
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(ServiceFailure.message(
                        instance,
                        "died with exit code " + code.getAsInt() + " before it was stopped",
                        "what the tests measured since then is not its doing",
                        deployment.paths()));
    }

    private ProcessTree.Ending ending(Instance instance) throws IOException, ServiceFailure {
        try {
            long patience = instance.plan().stopTimeout().toMillis() + 10_000;
            return instance.process().ending().get(patience, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("the warden is gone", e);
        } catch (TimeoutException e) {
            throw new ServiceFailure("service " + instance.name() + " cannot be ended, not even by force");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceFailure("interrupted while service " + instance.name() + " was ended");
        }
    }

    private void say(Instance instance, ProcessTree.Ending ending) {
        boolean byCommand = !instance.plan().stopCommand().isEmpty();
        if (!ending.complaint().isEmpty()) {
            log.warn("service " + instance.name() + ": its <stopCommand> " + ending.complaint()
                    + ", so it was ended by SIGTERM; see "
                    + deployment.paths().shown(instance.log().file()));
        }
        if (!ending.forced().isEmpty()) {
            log.warn("service " + instance.name() + " did not end within "
                    + DurationText.print(instance.plan().stopTimeout()) + " of "
                    + (byCommand ? "its <stopCommand>" : "SIGTERM") + " and was killed: "
                    + String.join(", ", ending.forced()));
        }
        if (!ending.left().isEmpty()) {
            log.error("service " + instance.name() + " cannot be killed: " + String.join(", ", ending.left()));
        }
    }

    /** Somebody killed it; what it kept watch over is ended here. */
    private String afterWarden(Exception cause) {
        warden.leave();
        String text = cause.getMessage() + ", which kept watch over the services";
        try {
            List<String> ended = new Leftovers(post).end();
            return ended.isEmpty() ? text : text + "; ended without it: " + String.join(", ", ended);
        } catch (IOException e) {
            return text + "; and " + e.getMessage();
        }
    }
}
