// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/** Builds without a Maven around them. */
final class TestSessions {

    private TestSessions() {}

    @SuppressWarnings("deprecation") // the others need a container or a repository session
    static MavenSession of(DefaultMavenExecutionRequest request, MavenProject... projects) {
        MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());
        session.setProjects(List.of(projects));
        return session;
    }

    /**
     * Make a module.
     *
     * @param name its artifact
     * @param folder its folder
     * @param goals that are bound in it
     */
    static MavenProject project(String name, Path folder, String... goals) {
        Model model = new Model();
        model.setGroupId("shop");
        model.setArtifactId(name);
        model.setVersion("1");
        model.setBuild(new Build());
        model.getBuild()
                .setTestOutputDirectory(folder.resolve("target/test-classes").toString());
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.brunt");
        plugin.setArtifactId("brunt-maven-plugin");
        PluginExecution execution = new PluginExecution();
        List.of(goals).forEach(execution::addGoal);
        plugin.addExecution(execution);
        model.getBuild().addPlugin(plugin);
        MavenProject project = new MavenProject(model);
        project.setFile(folder.resolve("pom.xml").toFile());
        return project;
    }
}
