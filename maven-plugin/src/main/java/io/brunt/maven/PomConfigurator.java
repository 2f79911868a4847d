// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.problem.BruntException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apiguardian.api.API;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Configures a goal as Maven does, after it has looked for elements that there are not.
 *
 * <p>Of an unknown element inside of {@code <service>} Maven tells the Java class that it is not a field of, and an unknown
 * one beside {@code <services>} it passes over, with a warning at most.
 *
 * <p>Found through {@code META-INF/plexus/components.xml}: by its annotations Maven 3.8 finds no class of Java 17.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PomConfigurator extends BasicComponentConfigurator {

    /** What a goal asks for; also in {@code components.xml}. */
    static final String NAME = "brunt";

    /** Made by Maven. */
    public PomConfigurator() {}

    @Override
    public void configureComponent(
            Object component,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            ConfigurationListener listener)
            throws ComponentConfigurationException {
        try {
            if (evaluator.evaluate("${mojoExecution}") instanceof MojoExecution goal) {
                MavenProject project = evaluator.evaluate("${project}") instanceof MavenProject it ? it : null;
                PomElements.of(goal, project, configuration).check();
            }
        } catch (ExpressionEvaluationException e) {
            throw new ComponentConfigurationException("the goal that is configured is not known", e);
        } catch (BruntException e) {
            throw new ComponentConfigurationException("\n" + e.getMessage());
        }
        super.configureComponent(component, configuration, evaluator, realm, listener);
    }
}
