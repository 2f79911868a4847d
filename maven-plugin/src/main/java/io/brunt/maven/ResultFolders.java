// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import io.brunt.report.ResultSet;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Folders that a goal was told to read results from.
 *
 * @param folders as the user wrote them, relative to the module
 * @param isElsewhere whether they were typed, and are for the module where Maven was called, not for this one
 */
record ResultFolders(List<Path> folders, boolean isElsewhere) {

    /**
     * Take a parameter.
     *
     * @param key its property
     * @param texts its value; blank ones are none
     */
    static ResultFolders of(MavenSession session, MavenProject project, String key, List<String> texts) {
        Path module = project.getBasedir().toPath().toAbsolutePath();
        List<Path> folders = texts.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(module::resolve)
                .toList();
        boolean typed = session.getUserProperties().containsKey(key);
        return new ResultFolders(folders, typed && !folders.isEmpty() && !project.isExecutionRoot());
    }

    boolean areNamed() {
        return !folders.isEmpty();
    }

    List<ResultSet> read() {
        return ResultSet.below(folders);
    }
}
