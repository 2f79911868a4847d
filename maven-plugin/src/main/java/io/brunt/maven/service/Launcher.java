// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.maven.warden.Order;
import io.brunt.maven.warden.ServiceProcess;
import io.brunt.maven.warden.Stop;
import io.brunt.maven.warden.WardenConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Starts instances: fills their configuration in, frees their port, gives the order. Confined to one thread. */
final class Launcher implements AutoCloseable {

    private final ModulePaths paths;
    private final WardenConnection warden;
    private final PortPool ports = new PortPool();
    private Addresses addresses;

    Launcher(Deployment deployment, WardenConnection warden) {
        this.paths = deployment.paths();
        this.warden = warden;
        this.addresses = Addresses.of(deployment.services(), it -> it.port() == 0 ? ports.reserve() : it.port());
    }

    Addresses addresses() {
        return addresses;
    }

    Instance launch(ServicePlan plan, int index) throws IOException, ServiceFailure {
        ServiceLog.fromNow(paths.log(plan.instanceName(index))).begin();
        return start(plan, index);
    }

    /** The same once more with another port; its log goes on. */
    Instance launchElsewhere(Instance first) throws IOException, ServiceFailure {
        addresses = addresses.with(first.plan().name(), first.index(), ports.reserve());
        return start(first.plan(), first.index());
    }

    private Instance start(ServicePlan plan, int index) throws IOException, ServiceFailure {
        String name = plan.instanceName(index);
        Path workDir = paths.workDir(name);
        Placeholders placeholders = addresses.placeholders(plan, index, workDir);
        empty(workDir);
        Optional<Path> file = Addresses.file(plan, workDir);
        if (file.isPresent() && plan.template().isPresent()) {
            Files.writeString(
                    file.get(), placeholders.fill(plan.template().get().text()));
        }
        int port = addresses.port(plan.name(), index);
        Order.Launch order = new Order.Launch(
                name,
                ArgumentFile.shorten(
                        placeholders.fill(plan.command()), paths.services().resolve(name + ".arguments")),
                plan.environment(placeholders, port),
                plan.directory(),
                paths.log(name),
                new Stop(placeholders.withPid().fill(plan.stopCommand()), plan.stopTimeout()));
        ServiceLog log = ServiceLog.fromNow(paths.log(name));
        ports.release(port);
        ServiceProcess process = warden.launch(order);
        Instance instance = new Instance(
                plan, index, port, order, process, log, plan.ready().probe(placeholders), System.nanoTime());
        try {
            process.pid().join();
        } catch (CompletionException e) {
            throw new ServiceFailure(ServiceFailure.message(
                    instance, "could not be started: " + reason(e), "check <command> and <workingDirectory>", paths));
        }
        return instance;
    }

    /** What can be seen of an instance by one who asks whether it is ready. */
    Probe.Sight sight(Instance instance) {
        ServiceLog log = new ServiceLog(paths.log(instance.name() + ".readiness"), 0);
        return new Probe.Sight(instance.log(), new WardedErrands(warden, instance.order(), log));
    }

    static String reason(CompletionException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }

    /** Of the last build's files none may decide on this one's result. */
    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    @Override
    public void close() {
        ports.close();
    }
}
