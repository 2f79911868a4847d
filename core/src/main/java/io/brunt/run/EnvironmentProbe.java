// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.result.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out where this run is made. */
final class EnvironmentProbe {

    /** Variables in which CI systems say the revision. */
    private static final String[] COMMIT_VARIABLES = {"GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT", "BUILD_SOURCEVERSION"
    };

    private EnvironmentProbe() {}

    static Environment environment(Path module) {
        Map<String, String> variables = System.getenv();
        return new Environment(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                CpuModel.ofThisMachine(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                version(),
                commit(variables, module),
                ci(variables));
    }

    static String version() {
        try (InputStream properties = EnvironmentProbe.class.getResourceAsStream("/io/brunt/run/brunt.properties")) {
            Properties values = new Properties();
            if (properties != null) {
                values.load(properties);
            }
            return values.getProperty("version", "unknown");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static @Nullable String ci(Map<String, String> variables) {
        if (variables.containsKey("GITHUB_ACTIONS")) {
            return "GitHub Actions, run " + variables.getOrDefault("GITHUB_RUN_NUMBER", "?");
        }
        if (variables.containsKey("GITLAB_CI")) {
            return "GitLab CI, pipeline " + variables.getOrDefault("CI_PIPELINE_ID", "?");
        }
        if (variables.containsKey("JENKINS_URL")) {
            return "Jenkins, build " + variables.getOrDefault("BUILD_NUMBER", "?");
        }
        return variables.containsKey("CI") ? "CI" : null;
    }

    static @Nullable String commit(Map<String, String> variables, Path module) {
        for (String name : COMMIT_VARIABLES) {
            String value = variables.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        for (Path folder = module.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path head = folder.resolve(".git/HEAD");
            if (Files.isRegularFile(head)) {
                return commit(head);
            }
        }
        return null;
    }

    /** Read {@code HEAD} as git does, without git: a revision, or the name of a ref in a file or in packed-refs. */
    private static @Nullable String commit(Path head) {
        try {
            String text = Files.readString(head).strip();
            if (!text.startsWith("ref: ")) {
                return text;
            }
            String name = text.substring(5);
            Path ref = head.resolveSibling(name);
            if (Files.isRegularFile(ref)) {
                return Files.readString(ref).strip();
            }
            Path packed = head.resolveSibling("packed-refs");
            if (!Files.isRegularFile(packed)) {
                return null;
            }
            try (Stream<String> lines = Files.lines(packed)) {
                return lines.filter(it -> it.endsWith(" " + name))
                        .map(it -> it.substring(0, it.indexOf(' ')))
                        .findFirst()
                        .orElse(null);
            }
        } catch (IOException unreadable) {
            return null;
        }
    }
}
