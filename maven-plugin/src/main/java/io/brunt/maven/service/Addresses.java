// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** The port of every instance. Immutable. */
final class Addresses {

    private final Map<String, List<Integer>> ports;

    private Addresses(Map<String, List<Integer>> ports) {
        this.ports = ports;
    }

    /**
     * Give ports out.
     *
     * @param services who needs them
     * @param source asked once for each instance
     */
    static Addresses of(List<ServicePlan> services, ToIntFunction<ServicePlan> source) {
        Map<String, List<Integer>> ports = new LinkedHashMap<>();
        for (ServicePlan service : services) {
            ports.put(
                    service.name(),
                    IntStream.rangeClosed(1, service.instances())
                            .mapToObj(it -> source.applyAsInt(service))
                            .toList());
        }
        return new Addresses(ports);
    }

    Addresses with(String service, int index, int port) {
        Map<String, List<Integer>> changed = new LinkedHashMap<>(ports);
        changed.computeIfPresent(
                service,
                (name, old) -> IntStream.rangeClosed(1, old.size())
                        .mapToObj(it -> it == index ? port : old.get(it - 1))
                        .toList());
        return new Addresses(changed);
    }

    int port(String service, int index) {
        return ports(service).get(index - 1);
    }

    String url(ServicePlan service, int index, Path workDir) {
        return placeholders(service, index, workDir).fill(service.url());
    }

    private List<Integer> ports(String service) {
        return ports.getOrDefault(service, List.of());
    }

    /** What stands for the placeholders of one instance. */
    Placeholders placeholders(ServicePlan service, int index, Path workDir) {
        Map<String, Object> values = new HashMap<>();
        ports.forEach((name, all) -> {
            Map<String, Object> instances = new HashMap<>();
            instances.put("ports", all.stream().map(String::valueOf).toList());
            for (int i = 1; i <= all.size(); i++) {
                instances.put(Integer.toString(i), Map.of("port", Integer.toString(all.get(i - 1))));
            }
            values.put(name, instances);
        });
        values.put("port", Integer.toString(port(service.name(), index)));
        values.put("index", Integer.toString(index));
        values.put("workDir", workDir.toString());
        file(service, workDir).ifPresent(it -> values.put("file", it.toString()));
        return new Placeholders(values);
    }

    /** The filled-in template of an instance. */
    static Optional<Path> file(ServicePlan service, Path workDir) {
        return service.template().map(it -> workDir.resolve(it.file().getFileName()));
    }
}
