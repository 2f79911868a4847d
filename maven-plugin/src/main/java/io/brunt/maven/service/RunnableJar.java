// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jar that can be booted without configuration.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunnableJar {

    private RunnableJar() {}

    /**
     * Look for one.
     *
     * @param artifacts the module's own and then its attached ones: with a classifier, only a repackaged jar can run
     * @return the first whose manifest names a main class
     */
    public static Optional<File> among(List<@Nullable File> artifacts) {
        for (@Nullable File file : artifacts) {
            if (file != null && file.isFile() && isArchive(file.getName()) && hasMainClass(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** A war that Spring Boot has made runs with {@code java -jar} too; a plain one names no main class. */
    private static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".war");
    }

    private static boolean hasMainClass(File file) {
        try (JarFile jar = new JarFile(file)) {
            return jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().containsKey(Attributes.Name.MAIN_CLASS);
        } catch (IOException noJar) {
            return false;
        }
    }
}
