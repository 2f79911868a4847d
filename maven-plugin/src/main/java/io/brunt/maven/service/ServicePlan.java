// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A service that was checked. Texts still hold their placeholders. Immutable.
 *
 * @param name unique in the module
 * @param command program and arguments
 * @param environment beside Maven's own
 * @param directory where it runs
 * @param instances how many, from 1
 * @param port the wanted one, or 0
 * @param template to be filled in for each instance
 * @param ready when an instance is ready
 * @param target whether {@code brunt.baseUrl} is this service's
 * @param url what tests are told, with placeholders
 * @param stopCommand ends an instance in place of SIGTERM; empty for none
 * @param stopTimeout how long it may take to end by itself
 * @param echo whether the build repeats what it prints
 */
record ServicePlan(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        int instances,
        int port,
        Optional<Template> template,
        ReadyWhen ready,
        boolean target,
        String url,
        List<String> stopCommand,
        Duration stopTimeout,
        boolean echo) {

    /** Service processes find their port under each of these names. */
    private static final List<String> PORT_VARIABLES =
            List.of("PORT", "SERVER_PORT", "QUARKUS_HTTP_PORT", "MICRONAUT_SERVER_PORT");

    ServicePlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        stopCommand = List.copyOf(stopCommand);
    }

    /**
     * A template's file and text.
     *
     * @param file where it stands
     * @param text with placeholders
     */
    record Template(Path file, String text) {}

    /** Names of the instances, {@code api-1} to {@code api-3}. */
    List<String> instanceNames() {
        return IntStream.rangeClosed(1, instances).mapToObj(this::instanceName).toList();
    }

    String instanceName(int index) {
        return name + "-" + index;
    }

    /** Tell whether a text of this service holds another's (or its own) port by name. */
    boolean mentions(String service) {
        return texts().anyMatch(it -> it.contains(service + ".") && it.contains("{{"));
    }

    Map<String, String> environment(Placeholders placeholders, int actualPort) {
        Map<String, String> all = new LinkedHashMap<>(System.getenv());
        PORT_VARIABLES.forEach(it -> all.put(it, Integer.toString(actualPort)));
        environment.forEach((key, value) -> all.put(key, placeholders.fill(value)));
        return all;
    }

    private Stream<String> texts() {
        return Stream.of(
                        command.stream(),
                        environment.values().stream(),
                        template.stream().map(Template::text),
                        stopCommand.stream(),
                        Stream.of(url),
                        ready.texts().stream())
                .flatMap(it -> it);
    }
}
