// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import java.io.File;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * The artifacts that a forked life cycle made.
 *
 * <p>Maven 3 runs it on a clone of the project and leaves them there, so that the next module would not find them.
 */
final class PackagedArtifacts {

    private PackagedArtifacts() {}

    @SuppressWarnings("deprecation") // MavenProjectHelper would make new artifacts; these are the ones
    static void adopt(MavenProject project) {
        MavenProject clone = project.getExecutionProject();
        if (clone == null || clone.getArtifact() == project.getArtifact()) {
            return;
        }
        File file = clone.getArtifact().getFile();
        if (file != null) {
            project.getArtifact().setFile(file);
        }
        for (Artifact attached : clone.getAttachedArtifacts()) {
            if (!project.getAttachedArtifacts().contains(attached)) {
                project.addAttachedArtifact(attached);
            }
        }
    }
}
