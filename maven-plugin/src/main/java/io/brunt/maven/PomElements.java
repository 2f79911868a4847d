// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.maven.service.ServiceElements;
import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The elements of the plugin's configuration, by their names.
 *
 * @param goal that is about to be configured
 * @param configuration what concerns it
 */
record PomElements(MojoExecution goal, PlexusConfiguration configuration) {

    /**
     * Look for those that there are not.
     *
     * @throws BruntException with all of them, and the nearest right names
     */
    void check() {
        List<Problem> problems = new ArrayList<>();
        Set<String> known = parameters();
        for (String name : topLevel()) {
            if (!known.contains(name)) {
                problems.add(Problem.of("there is no <" + name + ">")
                        .at("<configuration> of " + goal.getArtifactId())
                        .hint(NearestSpelling.hint(name, known)));
            }
        }
        PlexusConfiguration services = configuration.getChild("services", false);
        if (services != null) {
            problems.addAll(ServiceElements.faults(services));
        }
        if (!problems.isEmpty()) {
            throw new BruntException(problems);
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
        Plugin plugin = goal.getPlugin();
        Stream.concat(Stream.of(plugin), plugin.getExecutions().stream())
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .flatMap(it -> Stream.of(((Xpp3Dom) it).getChildren()))
                .forEach(it -> names.add(it.getName()));
        return names;
    }
}
