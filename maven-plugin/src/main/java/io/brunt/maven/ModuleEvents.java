// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Sees what Maven does with a module after {@code brunt:start}: the goals that follow, before they are configured, and the
 * end, also where the build fails between start and stop, where Maven calls no goal but lives on.
 *
 * <p>In front of the listener that is there, without {@code <extensions>}. Seen to work on Maven 3.8.7 to 4.0.0-rc-6;
 * handlers for the end of a session exist only from 3.10 on.
 */
final class ModuleEvents {

    private static final Set<String> MODULE_ENDS = Set.of("projectFailed", "projectSucceeded");

    private final @Nullable ExecutionListener before;
    private final MavenProject project;
    private final Consumer<MojoExecution> onGoal;
    private final Runnable onEnd;

    private ModuleEvents(
            @Nullable ExecutionListener before, MavenProject project, Consumer<MojoExecution> onGoal, Runnable onEnd) {
        this.before = before;
        this.project = project;
        this.onGoal = onGoal;
        this.onEnd = onEnd;
    }

    /**
     * Have something done before each goal of a module, and once its build is over, whatever the outcome.
     *
     * @param request the build's
     * @param project the module
     * @param onGoal may change the goal's configuration; must not throw
     * @param onEnd must not throw and must bear a second call
     */
    static void listen(
            MavenExecutionRequest request, MavenProject project, Consumer<MojoExecution> onGoal, Runnable onEnd) {
        synchronized (request) {
            ModuleEvents events = new ModuleEvents(request.getExecutionListener(), project, onGoal, onEnd);
            request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                    ExecutionListener.class.getClassLoader(),
                    new Class<?>[] {ExecutionListener.class},
                    (proxy, method, arguments) ->
                            events.onEvent(method, arguments == null ? new Object[0] : arguments)));
        }
    }

    private @Nullable Object onEvent(Method method, Object[] arguments) throws Throwable {
        try {
            return before == null ? null : method.invoke(before, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            tell(method.getName(), arguments);
        }
    }

    /** The project of {@code sessionEnded} may be null. */
    private void tell(String name, Object[] arguments) {
        if (name.equals("sessionEnded")) {
            onEnd.run();
        } else if (arguments.length == 1
                && arguments[0] instanceof ExecutionEvent event
                && project.equals(event.getProject())) {
            if (MODULE_ENDS.contains(name)) {
                onEnd.run();
            } else if (name.equals("mojoStarted")) {
                onGoal.accept(event.getMojoExecution());
            }
        }
    }
}
