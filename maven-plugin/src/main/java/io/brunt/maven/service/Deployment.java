// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import io.brunt.problem.BruntException;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * All services of a module, checked, in the order in which they start. Immutable.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Deployment {

    private final ModulePaths paths;
    private final List<ServicePlan> services;

    Deployment(ModulePaths paths, List<ServicePlan> services) {
        this.paths = paths;
        this.services = List.copyOf(services);
    }

    /**
     * Check the services of a POM.
     *
     * @param services at least one, in the order of the POM
     * @param paths where things are
     * @return what can be started
     * @throws BruntException with all faults of all services
     */
    public static Deployment check(List<Service> services, ModulePaths paths) {
        return new DeploymentCheck(services, paths).check();
    }

    /**
     * Make a service of the module's own jar.
     *
     * @param artifact its name; signs that a placeholder cannot hold become {@code -}
     * @param jar the runnable jar
     * @param paths where things are
     * @return one service of one instance
     */
    public static Deployment ofOwnJar(String artifact, String jar, ModulePaths paths) {
        return check(List.of(Service.ofOwnJar(artifact.replaceAll("[^A-Za-z0-9_-]", "-"), jar)), paths);
    }

    /**
     * Start no service: the tests boot their target themselves.
     *
     * @param paths where things are
     * @return no service
     */
    public static Deployment ofNothing(ModulePaths paths) {
        return new Deployment(paths, List.of());
    }

    ModulePaths paths() {
        return paths;
    }

    List<ServicePlan> services() {
        return services;
    }

    /** The one that says so, else the first. */
    Optional<ServicePlan> target() {
        return services.stream()
                .filter(ServicePlan::target)
                .findFirst()
                .or(() -> services.stream().findFirst());
    }
}
