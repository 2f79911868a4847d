// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Sees the end of a module whose build fails between start and stop, where Maven calls no goal but lives on.
 *
 * <p>In front of the listener that is there, without {@code <extensions>}. Seen to work on Maven 3.8.7 to 4.0.0-rc-6;
 * handlers for the end of a session exist only from 3.10 on.
 */
final class BuildEnd {

    private static final Set<String> MODULE_ENDS = Set.of("projectFailed", "projectSucceeded");

    private final @Nullable ExecutionListener before;
    private final MavenProject project;
    private final Runnable action;

    private BuildEnd(@Nullable ExecutionListener before, MavenProject project, Runnable action) {
        this.before = before;
        this.project = project;
        this.action = action;
    }

    /**
     * Have something done once a module's build is over, whatever the outcome.
     *
     * @param request the build's
     * @param project the module
     * @param action must not throw and must bear a second call
     */
    static void then(MavenExecutionRequest request, MavenProject project, Runnable action) {
        synchronized (request) {
            BuildEnd end = new BuildEnd(request.getExecutionListener(), project, action);
            request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                    ExecutionListener.class.getClassLoader(),
                    new Class<?>[] {ExecutionListener.class},
                    (proxy, method, arguments) -> end.onEvent(method, arguments == null ? new Object[0] : arguments)));
        }
    }

    private @Nullable Object onEvent(Method method, Object[] arguments) throws Throwable {
        try {
            return before == null ? null : method.invoke(before, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (isEnd(method.getName(), arguments)) {
                action.run();
            }
        }
    }

    /** The project of {@code sessionEnded} may be null. */
    private boolean isEnd(String name, Object[] arguments) {
        if (name.equals("sessionEnded")) {
            return true;
        }
        return MODULE_ENDS.contains(name)
                && arguments[0] instanceof ExecutionEvent event
                && project.equals(event.getProject());
    }
}
