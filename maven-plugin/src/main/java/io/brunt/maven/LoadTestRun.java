// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.InvalidPluginDescriptorException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginDescriptorParsingException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Runs a module's load tests with the module's own Surefire: its arguments and system properties, our selection.
 *
 * @param session the build
 * @param project the module
 * @param plugins Maven's way to run another plugin's goal
 * @param properties what the tests are told besides
 * @param log tells which Surefire it is
 */
record LoadTestRun(
        MavenSession session, MavenProject project, BuildPluginManager plugins, TestProperties properties, Log log) {

    private static final String SUREFIRE = "org.apache.maven.plugins:maven-surefire-plugin";

    /** In place of 2.x, the default of Maven 3.8, which runs no JUnit 5 test and passes. */
    private static final String CURRENT = "3.6.1";

    /** What selects other tests than ours, or none. */
    private static final List<String> SELECTION = List.of(
            "includes",
            "excludes",
            "includesFile",
            "excludesFile",
            "groups",
            "excludedGroups",
            "suiteXmlFiles",
            "test",
            "skip",
            "skipTests",
            "skipExec",
            "testFailureIgnore");

    /**
     * Run them.
     *
     * @param test Surefire's {@code Class#method}; without it all with the tag {@code load}
     * @throws MojoFailureException if a test failed
     */
    void run(Optional<String> test) throws MojoExecutionException, MojoFailureException {
        Plugin surefire = surefire();
        try {
            MojoDescriptor goal = plugins.loadPlugin(
                            surefire, project.getRemotePluginRepositories(), session.getRepositorySession())
                    .getMojo("test");
            Xpp3Dom configuration = properties.addTo(configuration(surefire, goal, test));
            MojoExecution execution = new MojoExecution(goal, configuration);
            plugins.executeMojo(session, execution);
        } catch (PluginConfigurationException
                | PluginManagerException
                | PluginResolutionException
                | PluginDescriptorParsingException
                | InvalidPluginDescriptorException e) {
            throw new MojoExecutionException("Surefire " + surefire.getVersion() + " cannot run the load tests", e);
        } catch (org.apache.maven.plugin.PluginNotFoundException e) {
            throw new MojoExecutionException("Surefire " + surefire.getVersion() + " is not to be had", e);
        }
    }

    private Plugin surefire() {
        Plugin own = project.getPlugin(SUREFIRE);
        Plugin surefire = own == null ? new Plugin() : own.clone();
        surefire.setGroupId("org.apache.maven.plugins");
        surefire.setArtifactId("maven-surefire-plugin");
        String version = surefire.getVersion();
        if (version == null || version.startsWith("2.")) {
            log.info("Using Surefire " + CURRENT
                    + (version == null ? "" : ", since " + version + " may run no JUnit 5 or 6 test"));
            surefire.setVersion(CURRENT);
        }
        return surefire;
    }

    private static Xpp3Dom configuration(Plugin surefire, MojoDescriptor goal, Optional<String> test) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        PluginExecution usual = surefire.getExecutionsAsMap().get("default-test");
        for (Object own : new Object[] {usual == null ? null : usual.getConfiguration(), surefire.getConfiguration()}) {
            if (own instanceof Xpp3Dom dom) {
                configuration = Xpp3Dom.mergeXpp3Dom(configuration, new Xpp3Dom(dom));
            }
        }
        SELECTION.forEach(removeFrom(configuration));
        add(configuration, "failIfNoTests", "false");
        add(configuration, "failIfNoSpecifiedTests", "false");
        if (test.isPresent()) {
            add(configuration, "test", test.get());
        } else {
            add(configuration, "groups", "load");
            Xpp3Dom includes = new Xpp3Dom("includes");
            add(includes, "include", "**/*");
            configuration.addChild(includes);
        }
        return Xpp3Dom.mergeXpp3Dom(known(configuration, goal), defaults(goal.getMojoConfiguration()));
    }

    private static java.util.function.Consumer<String> removeFrom(Xpp3Dom configuration) {
        return name -> {
            for (int i = configuration.getChildCount() - 1; i >= 0; i--) {
                if (configuration.getChild(i).getName().equals(name)) {
                    configuration.removeChild(i);
                }
            }
        };
    }

    private static void add(Xpp3Dom parent, String name, String value) {
        removeFrom(parent).accept(name);
        Xpp3Dom child = new Xpp3Dom(name);
        child.setValue(value);
        parent.addChild(child);
    }

    /** A version may lack a parameter that another has. */
    private static Xpp3Dom known(Xpp3Dom configuration, MojoDescriptor goal) {
        Map<String, ?> parameters = goal.getParameterMap();
        Xpp3Dom known = new Xpp3Dom("configuration");
        for (Xpp3Dom child : configuration.getChildren()) {
            if (parameters.containsKey(child.getName())) {
                known.addChild(child);
            }
        }
        return known;
    }

    /** By hand: the class that would convert it is absent in Maven 3.9 and 3.10. */
    private static Xpp3Dom defaults(PlexusConfiguration configuration) {
        Xpp3Dom dom = new Xpp3Dom(configuration.getName());
        dom.setValue(configuration.getValue(null));
        for (String name : configuration.getAttributeNames()) {
            dom.setAttribute(name, configuration.getAttribute(name));
        }
        for (PlexusConfiguration child : configuration.getChildren()) {
            dom.addChild(defaults(child));
        }
        return dom;
    }
}
