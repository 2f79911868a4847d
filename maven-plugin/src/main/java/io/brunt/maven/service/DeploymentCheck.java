// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.Problem;
import io.brunt.settings.BaseUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks what no service knows alone: names, targets, ports, and every placeholder. */
final class DeploymentCheck {

    private final List<Service> services;
    private final ModulePaths paths;
    private final Faults faults = new Faults();

    DeploymentCheck(List<Service> services, ModulePaths paths) {
        this.services = services;
        this.paths = paths;
    }

    Deployment check() {
        List<ServicePlan> plans = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            new ServiceCheck(services.get(i), i + 1, paths, faults).check().ifPresent(plans::add);
        }
        checkNames();
        checkTargets();
        checkPorts();
        StartOrder order = new StartOrder(services, faults);
        // With a service missing, its neighbors' placeholders would be called unknown for no fault of their own.
        if (plans.size() == services.size()) {
            checkPlaceholders(plans);
        }
        faults.throwIfAny();
        return new Deployment(paths, plans, order.sort(plans));
    }

    private void checkNames() {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < services.size(); i++) {
            String name = services.get(i).name;
            // Their logs would be one file where the file system does not tell them apart.
            Integer earlier = name == null ? null : first.putIfAbsent(name.toLowerCase(Locale.ROOT), i + 1);
            if (earlier != null) {
                faults.add(
                        "service " + name,
                        Problem.of("services " + earlier + " and " + (i + 1) + " have the same name")
                                .hint("several processes of one service are <instances>"));
            }
        }
    }

    private void checkTargets() {
        List<String> targets = services.stream()
                .filter(it -> it.target)
                .map(it -> String.valueOf(it.name))
                .toList();
        if (targets.size() > 1) {
            faults.add(
                    "services",
                    Problem.of("only one can be the <target>, but " + String.join(", ", targets) + " are")
                            .hint("brunt.baseUrl is the target's; the others are brunt.<service>.<n>.url"));
        }
    }

    private void checkPorts() {
        Map<Integer, String> taken = new HashMap<>();
        for (Service service : services) {
            String other = service.port == 0 ? null : taken.putIfAbsent(service.port, String.valueOf(service.name));
            if (other != null) {
                faults.add(
                        "service " + service.name,
                        Problem.of("port " + service.port + " is " + other + "'s")
                                .hint("0 stands for a free one"));
            }
        }
    }

    private void checkPlaceholders(List<ServicePlan> plans) {
        Addresses anywhere = Addresses.of(plans, it -> 1);
        ServicePlan target =
                plans.stream().filter(ServicePlan::target).findFirst().orElse(plans.get(0));
        for (ServicePlan plan : plans) {
            Placeholders placeholders = anywhere.placeholders(plan, 1, paths.workDir(plan.instanceName(1)));
            String where = "service " + plan.name();
            plan.command().forEach(it -> faults.attempt(where, () -> placeholders.fill(it)));
            plan.environment()
                    .forEach((key, value) ->
                            faults.attempt(where + ", environment " + key, () -> placeholders.fill(value)));
            plan.template().ifPresent(it -> faults.attempt(paths.shown(it.file()), () -> placeholders.fill(it.text())));
            faults.attempt(where + ", <readiness>", () -> plan.ready().probe(placeholders));
            faults.attempt(where + ", <url>", () -> checkUrl(placeholders.fill(plan.url()), plan.equals(target)));
            plan.stopCommand()
                    .forEach(it -> faults.attempt(
                            where + ", <stopCommand>",
                            () -> placeholders.withPid().fill(it)));
        }
    }

    /** A database's may be of any kind, but load is put on HTTP. */
    private static String checkUrl(String url, boolean isTarget) {
        if (isTarget) {
            BaseUrl.parse(url);
        }
        return url;
    }
}
