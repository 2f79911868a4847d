// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks one service by itself. */
final class ServiceCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** Placeholders of an instance's own. */
    private static final Set<String> RESERVED = Set.of("port", "index", "workDir", "file");

    private final Service service;
    private final ModulePaths paths;
    private final Faults faults;
    private final String where;

    ServiceCheck(Service service, int number, ModulePaths paths, Faults faults) {
        this.service = service;
        this.paths = paths;
        this.faults = faults;
        this.where = "service " + (service.name == null ? number : service.name);
    }

    /** Check everything; empty if a fault leaves nothing to go on with. */
    Optional<ServicePlan> check() {
        checkName();
        checkNumbers();
        Path directory = directory();
        Optional<List<String>> command = new ProgramCheck(service, paths, directory, faults, where).command();
        Optional<ReadyWhen> ready = ready();
        Optional<ServicePlan.Template> template = template();
        Optional<Duration> stopTimeout = duration("<stopTimeout>", service.stopTimeout);
        String name = service.name;
        if (name == null || command.isEmpty() || ready.isEmpty() || stopTimeout.isEmpty()) {
            return Optional.empty();
        }
        if (service.template != null && template.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServicePlan(
                name,
                command.get(),
                service.environment,
                directory,
                Math.max(1, service.instances),
                service.port,
                template,
                ready.get(),
                service.target,
                stopTimeout.get()));
    }

    private void checkName() {
        String name = service.name;
        if (name == null) {
            faults.add(where, Problem.of("<name> is missing").hint("for example <name>api</name>"));
        } else if (!NAME.matcher(name).matches()) {
            faults.add(
                    where,
                    Problem.of("<name> cannot be used in file names and placeholders")
                            .expected("a letter, then letters, digits, - and _")
                            .actual(name));
        } else if (RESERVED.contains(name)) {
            faults.add(
                    where,
                    Problem.of("{{" + name + "}} has a meaning of its own").hint("choose another <name>"));
        }
    }

    private void checkNumbers() {
        if (service.instances < 1) {
            faults.add(
                    where,
                    Problem.of("<instances> is too small").expected("1 or more").actual("" + service.instances));
        }
        if (service.port < 0 || service.port > 65_535) {
            faults.add(
                    where,
                    Problem.of("<port> is out of range").expected("0 to 65535").actual("" + service.port));
        } else if (service.port > 0 && service.instances > 1) {
            faults.add(
                    where,
                    Problem.of(service.instances + " instances cannot share port " + service.port)
                            .hint("<port>0</port> gives each a free one"));
        } else if (service.port > 0 && isTaken(service.port)) {
            faults.add(
                    where,
                    Problem.of("port " + service.port + " is in use by another process")
                            .hint("end that process, or let <port>0</port> choose a free one"));
        }
    }

    /** A port below 1024 may be one that the service may bind and Maven may not. */
    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (BindException e) {
            return port >= 1024;
        } catch (IOException e) {
            return false;
        }
    }

    private Path directory() {
        if (service.workingDirectory == null) {
            return paths.base();
        }
        Path directory = paths.base().resolve(service.workingDirectory);
        if (!Files.isDirectory(directory)) {
            faults.add(where, Problem.of("<workingDirectory> is no folder").actual(directory.toString()));
        }
        return directory;
    }

    private Optional<ReadyWhen> ready() {
        Readiness readiness = service.readiness;
        Optional<Duration> timeout = duration("<readiness>, <timeout>", readiness.timeout);
        if (readiness.url != null && readiness.tcp != null) {
            faults.add(where, Problem.of("<readiness> has both <url> and <tcp>").hint("keep one of them"));
            return Optional.empty();
        }
        return timeout.map(it -> readiness.url != null
                ? new ReadyWhen(ReadyWhen.Kind.URL, readiness.url, it)
                : new ReadyWhen(ReadyWhen.Kind.TCP, readiness.tcp == null ? "{{port}}" : readiness.tcp, it));
    }

    private Optional<Duration> duration(String member, String text) {
        return faults.attempt(where + ", " + member, () -> DurationText.parse(text));
    }

    private Optional<ServicePlan.Template> template() {
        @Nullable String template = service.template;
        if (template == null) {
            return Optional.empty();
        }
        Path file = paths.base().resolve(template);
        try {
            return Optional.of(new ServicePlan.Template(file, Files.readString(file)));
        } catch (IOException e) {
            faults.add(where, NearbyFiles.missing("<template>", file));
            return Optional.empty();
        }
    }
}
