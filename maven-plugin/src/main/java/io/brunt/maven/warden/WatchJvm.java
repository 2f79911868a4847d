// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small JVM that keeps watch, with the plugin's jar alone on its class path. */
final class WatchJvm {

    private WatchJvm() {}

    /**
     * Prepare one.
     *
     * @param main what it runs
     * @param arguments of its main method
     * @return not started yet
     * @throws IOException if the jar has no address that a command line can hold
     */
    static ProcessBuilder of(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                jarOrFolder(main),
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // They would load agents and print into the pipe; the services get theirs by order.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder;
    }

    /** The plugin's jar, or a folder of classes where it was not packaged. */
    private static String jarOrFolder(Class<?> main) throws IOException {
        try {
            return Path.of(main.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IOException("the plugin's jar has no usable address", e);
        }
    }
}
