// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.problem.BruntException;
import java.io.StringReader;
import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A goal that is typed knows its plugin by name and version alone. */
class PomElementsTest {

    private final MavenProject project = TestSessions.project("shop", Path.of("shop"));
    private MojoExecution typed;

    @BeforeEach
    void prepare() throws Exception {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId("io.brunt");
        descriptor.setArtifactId("brunt-maven-plugin");
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.brunt");
        plugin.setArtifactId("brunt-maven-plugin");
        descriptor.setPlugin(plugin);
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("verify");
        goal.setPluginDescriptor(descriptor);
        Parameter parameter = new Parameter();
        parameter.setName("results");
        parameter.setEditable(true);
        goal.addParameter(parameter);
        descriptor.addMojo(goal);
        typed = new MojoExecution(goal, "default-cli", MojoExecution.Source.CLI);
    }

    private static Xpp3Dom xml(String children) throws Exception {
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + children + "</configuration>"));
    }

    private void check(String configuration) throws Exception {
        PomElements.of(typed, project, new XmlPlexusConfiguration(xml(configuration)))
                .check();
    }

    @Test
    void areThoseOfTheBuildsPlugin() throws Exception {
        project.getPlugin("io.brunt:brunt-maven-plugin").setConfiguration(xml("<resluts/>"));

        assertThatThrownBy(() -> check(""))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("there is no <resluts>")
                .hasMessageContaining("did you mean results?");
    }

    @Test
    void areThoseOfTheManagedPluginWhereTheBuildNamesNone() throws Exception {
        Plugin managed = project.getBuild().getPlugins().remove(0);
        project.getBuild().flushPluginMap();
        managed.setConfiguration(xml("<resluts/>"));
        project.getBuild().setPluginManagement(new PluginManagement());
        project.getBuild().getPluginManagement().addPlugin(managed);

        assertThatThrownBy(() -> check("")).hasMessageContaining("there is no <resluts>");
    }

    @Test
    void areLookedAtWithinResults() {
        assertThatThrownBy(() -> check("<results><result><filez/></result></results>"))
                .hasMessageContaining("result 1: there is no <filez>");
    }

    @Test
    void areRightWhereAllAreKnown() {
        assertThatCode(() -> check("<results><result><files>x</files></result></results>"))
                .doesNotThrowAnyException();
    }
}
