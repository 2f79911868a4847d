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
    private final Optional<ServicePlan> target;
    private final boolean echo;

    /**
     * Keep what was checked.
     *
     * @param declared in the order of the POM, whose first is the target unless another says that it is
     * @param services the same in the order in which they start
     */
    Deployment(ModulePaths paths, List<ServicePlan> declared, List<ServicePlan> services) {
        this(
                paths,
                services,
                declared.stream()
                        .filter(ServicePlan::target)
                        .findFirst()
                        .or(() -> declared.stream().findFirst()),
                false);
    }

    private Deployment(ModulePaths paths, List<ServicePlan> services, Optional<ServicePlan> target, boolean echo) {
        this.paths = paths;
        this.services = List.copyOf(services);
        this.target = target;
        this.echo = echo;
    }

    /**
     * Have the build repeat what the services print.
     *
     * @param all of all services, not only of those that ask for it
     * @return the same otherwise
     */
    public Deployment echoing(boolean all) {
        return new Deployment(paths, services, target, all);
    }

    boolean echoes(ServicePlan service) {
        return echo || service.echo();
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
        return new Deployment(paths, List.of(), List.of());
    }

    ModulePaths paths() {
        return paths;
    }

    List<ServicePlan> services() {
        return services;
    }

    /** The one that says so, else the first that is declared. */
    Optional<ServicePlan> target() {
        return target;
    }
}
