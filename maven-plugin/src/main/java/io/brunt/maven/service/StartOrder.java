// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which order services start: as they are declared, but none before one that it depends on. */
final class StartOrder {

    private final Map<String, Set<String>> needs = new LinkedHashMap<>();

    /**
     * Read the dependencies.
     *
     * @param services as they are declared; one without a name is left out
     * @param faults take up what is unknown, and circles
     */
    StartOrder(List<Service> services, Faults faults) {
        for (Service service : services) {
            if (service.name != null) {
                needs.putIfAbsent(service.name, names(service.dependsOn));
            }
        }
        needs.forEach((name, needed) -> needed.stream()
                .filter(it -> !needs.containsKey(it))
                .forEach(it -> faults.add(
                        "service " + name,
                        Problem.of("<dependsOn> names " + it + ", which is no service here")
                                .hint(NearestSpelling.hint(it, others(name))))));
        List<String> circle = circle();
        if (!circle.isEmpty()) {
            faults.add(
                    "services",
                    Problem.of("each would wait for the next: " + String.join(", ", circle) + ", " + circle.get(0))
                            .hint("take one <dependsOn> out"));
        }
    }

    private static Set<String> names(@Nullable String text) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of((text == null ? "" : text).split("[,\\s]+"))
                .filter(it -> !it.isEmpty())
                .forEach(names::add);
        return names;
    }

    private List<String> others(String name) {
        return needs.keySet().stream().filter(it -> !it.equals(name)).toList();
    }

    /** Put them in order; there must be no circle. */
    List<ServicePlan> sort(List<ServicePlan> declared) {
        List<ServicePlan> waiting = new ArrayList<>(declared);
        List<ServicePlan> sorted = new ArrayList<>();
        Set<String> started = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            ServicePlan next = waiting.stream()
                    .filter(it -> started.containsAll(needs.getOrDefault(it.name(), Set.of())))
                    .findFirst()
                    .orElseThrow();
            waiting.remove(next);
            sorted.add(next);
            started.add(next.name());
        }
        return sorted;
    }

    private List<String> circle() {
        for (String start : needs.keySet()) {
            List<String> path = pathBack(start, start, new ArrayList<>(List.of(start)));
            if (!path.isEmpty()) {
                return path;
            }
        }
        return List.of();
    }

    private List<String> pathBack(String start, String from, List<String> path) {
        for (String next : needs.getOrDefault(from, Set.of())) {
            if (next.equals(start)) {
                return path;
            }
            if (!path.contains(next)) {
                List<String> longer = new ArrayList<>(path);
                longer.add(next);
                List<String> found = pathBack(start, next, longer);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }
}
