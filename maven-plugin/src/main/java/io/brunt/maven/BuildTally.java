// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * Which modules of a build are still to be verified, and whether any had a load test.
 *
 * <p>Not simply "the last module": with {@code -T} that may be done before others. Kept in the request, which all
 * modules share, as JDK types, since modules with other plugin dependencies load this class anew.
 *
 * @param waiting ids of modules
 * @param found ids of those that had a load test
 */
record BuildTally(Set<String> waiting, Set<String> found) {

    private static final String KEY = "io.brunt.";
    private static final String PLUGIN = "io.brunt:brunt-maven-plugin";

    static BuildTally of(MavenSession session, String goal) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            @SuppressWarnings("unchecked") // nobody else has the key
            List<Set<String>> sets = (List<Set<String>>)
                    data.computeIfAbsent(KEY + goal, key -> List.of(expected(session, goal), new HashSet<String>()));
            return new BuildTally(sets.get(0), sets.get(1));
        }
    }

    private static Set<String> expected(MavenSession session, String goal) {
        boolean typed = session.getGoals().stream().anyMatch(it -> isTyped(it, goal));
        Set<String> ids = new HashSet<>();
        session.getProjects().stream()
                .filter(it -> typed || isBound(it, goal))
                .map(MavenProject::getId)
                .forEach(ids::add);
        return ids;
    }

    /** For example {@code brunt:verify} or {@code io.brunt:brunt-maven-plugin:0.1:verify@gate}. */
    private static boolean isTyped(String task, String goal) {
        return task.matches("(brunt|" + PLUGIN + "(:[^:]+)?):" + goal + "(@.*)?");
    }

    private static boolean isBound(MavenProject project, String goal) {
        Plugin plugin = project.getPlugin(PLUGIN);
        return plugin != null
                && plugin.getExecutions().stream().anyMatch(it -> it.getGoals().contains(goal));
    }

    /**
     * Note a module that was verified.
     *
     * @return true if it was the last one, and no module had a load test
     */
    boolean isLastOfNone(MavenProject project, boolean hasLoadTests) {
        synchronized (waiting) {
            if (hasLoadTests) {
                found.add(project.getId());
            }
            waiting.remove(project.getId());
            return waiting.isEmpty() && found.isEmpty();
        }
    }
}
