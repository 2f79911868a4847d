// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.foreign.ResultElements;
import io.brunt.maven.pom.ElementFaults;
import io.brunt.maven.service.ServiceElements;
import io.brunt.problem.BruntException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The elements of the plugin's configuration, by their names.
 *
 * @param goal that is about to be configured
 * @param plugins what the POM says of its plugin, in {@code <build>} or elsewhere; a goal that is typed does not know it
 * @param configuration what concerns it
 */
record PomElements(MojoExecution goal, List<Plugin> plugins, PlexusConfiguration configuration) {

    /** Find what the POM says. */
    static PomElements of(MojoExecution goal, @Nullable MavenProject project, PlexusConfiguration configuration) {
        List<Plugin> plugins = new ArrayList<>(List.of(goal.getPlugin()));
        if (project != null) {
            String key = goal.getPlugin().getKey();
            Optional.ofNullable(project.getPlugin(key))
                    .or(() -> Optional.ofNullable(project.getPluginManagement())
                            .map(it -> it.getPluginsAsMap().get(key)))
                    .ifPresent(plugins::add);
        }
        return new PomElements(goal, List.copyOf(plugins), configuration);
    }

    /**
     * Look for those that there are not.
     *
     * @throws BruntException with all of them, and the nearest right names
     */
    void check() {
        ElementFaults faults = new ElementFaults();
        Set<String> known = parameters();
        for (String name : topLevel()) {
            if (!known.contains(name)) {
                faults.unknown("<configuration> of " + goal.getArtifactId(), name, known);
            }
        }
        PlexusConfiguration services = configuration.getChild("services", false);
        if (services != null) {
            ServiceElements.faults(services).forEach(faults::add);
        }
        PlexusConfiguration results = configuration.getChild("results", false);
        if (results != null) {
            ResultElements.faults(results).forEach(faults::add);
        }
        if (!faults.all().isEmpty()) {
            throw new BruntException(faults.all());
        }
    }

    /** Of all goals, since one configuration may serve all of them. */
    private Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        goal.getMojoDescriptor().getPluginDescriptor().getMojos().stream()
                .flatMap(it -> it.getParameters() == null ? Stream.of() : it.getParameters().stream())
                .filter(Parameter::isEditable)
                .forEach(it -> names.add(it.getName()));
        return names;
    }

    private Set<String> topLevel() {
        Set<String> names = new LinkedHashSet<>();
        plugins.stream()
                .flatMap(it -> Stream.concat(Stream.of(it), it.getExecutions().stream()))
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .flatMap(it -> Stream.of(((Xpp3Dom) it).getChildren()))
                .forEach(it -> names.add(it.getName()));
        return names;
    }
}
