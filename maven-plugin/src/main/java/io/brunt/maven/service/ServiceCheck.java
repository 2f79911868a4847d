// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.Problem;
import io.brunt.unit.DurationText;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks one service by itself. */
final class ServiceCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** Placeholders of an instance's own. */
    private static final Set<String> RESERVED = Set.of("port", "index", "workDir", "file", "pid");

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
        Optional<ReadyWhen> ready = new ReadinessCheck(service.readiness, faults, where).check();
        Optional<ServicePlan.Template> template = template();
        Optional<Duration> stopTimeout = duration("<stopTimeout>", service.stopTimeout);
        Optional<List<String>> stopCommand = stopCommand();
        String name = service.name;
        boolean whole = Stream.of(command, ready, stopTimeout, stopCommand).allMatch(Optional::isPresent)
                && (service.template == null || template.isPresent());
        if (name == null || !whole) {
            return Optional.empty();
        }
        return Optional.of(new ServicePlan(
                name,
                command.orElseThrow(),
                ProgramCheck.values(service.environment),
                directory,
                Math.max(1, service.instances),
                service.port,
                template,
                ready.orElseThrow(),
                service.target,
                service.url,
                stopCommand.orElseThrow(),
                stopTimeout.orElseThrow(),
                service.echo));
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

    private Optional<Duration> duration(String member, String text) {
        return faults.attempt(where + ", " + member, () -> DurationText.parse(text));
    }

    private Optional<List<String>> stopCommand() {
        String command = service.stopCommand;
        return command == null
                ? Optional.of(List.of())
                : faults.attempt(where + ", <stopCommand>", () -> CommandLine.split(command));
    }

    private Optional<ServicePlan.Template> template() {
        @Nullable String template = service.template;
        if (template == null) {
            return Optional.empty();
        }
        Path file = paths.base().resolve(template);
        try {
            return Optional.of(new ServicePlan.Template(file, Files.readString(file)));
        } catch (CharacterCodingException e) {
            faults.add(where, Problem.of("<template> is not UTF-8").actual(file.toString()));
            return Optional.empty();
        } catch (IOException e) {
            faults.add(where, NearbyFiles.missing("<template>", file));
            return Optional.empty();
        }
    }
}
