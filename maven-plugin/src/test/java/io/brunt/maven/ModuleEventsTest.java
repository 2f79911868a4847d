// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ModuleEventsTest {

    private final List<String> seen = new ArrayList<>();
    private final MavenProject shop = project("shop");
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

    private static MavenProject project(String name) {
        Model model = new Model();
        model.setGroupId("g");
        model.setArtifactId(name);
        model.setVersion("1");
        return new MavenProject(model);
    }

    /** The project of the last event may be null. */
    private static ExecutionEvent event(MavenProject project) {
        return (ExecutionEvent) Proxy.newProxyInstance(
                ExecutionEvent.class.getClassLoader(),
                new Class<?>[] {ExecutionEvent.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProject" -> project;
                    case "getMojoExecution" -> new MojoExecution(new Plugin(), "a-goal", "default");
                    default -> null;
                });
    }

    private ExecutionListener listener() {
        ModuleEvents.listen(request, shop, it -> seen.add(it.getGoal()), () -> seen.add("end"));
        return request.getExecutionListener();
    }

    @Test
    void seeTheModulesFailureOrSuccess() {
        listener().projectFailed(event(shop));
        listener().projectSucceeded(event(shop));

        assertThat(seen).containsOnly("end");
    }

    @Test
    void seeTheGoalsOfTheModuleAlone() {
        listener().mojoStarted(event(shop));
        listener().mojoStarted(event(project("other")));

        assertThat(seen).contains("a-goal").doesNotContain("end");
    }

    @Test
    void doNotSeeAnotherModules() {
        listener().projectFailed(event(project("other")));
        listener().mojoFailed(event(shop));

        assertThat(seen).isEmpty();
    }

    @Test
    void seeTheSessionsEndEvenWithoutAProject() {
        listener().sessionEnded(event(null));

        assertThat(seen).containsExactly("end");
    }

    @Test
    void reachTheListenerBeforeFirst() {
        request.setExecutionListener(new AbstractExecutionListener() {
            @Override
            public void projectFailed(ExecutionEvent event) {
                seen.add("before");
            }
        });

        listener().projectFailed(event(shop));

        assertThat(seen).containsExactly("before", "end");
    }
}
