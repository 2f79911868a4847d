// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A build does not mind where its project lies, leaves the sources alone, needs no network, and says no more than asked. */
@Tag("one-jdk")
class AnywhereIT {

    @TempDir
    Path folder;

    static Stream<String> versions() {
        return Boolean.getBoolean("it.full") ? Stream.of("oldest", "newest3", "newest4") : Stream.of("oldest");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void passesInAFolderWithBlanksAndUmlauts(String version) throws Exception {
        Path project = ProjectCopy.ofInvokerProject(
                "fills-templates-in-for-a-balancer", folder.resolve("Jörgs größter Shop (neu)"));
        Map<Path, FileTime> sources = sources(project);

        String batch = log(version, project, "verify");
        String quiet = log(version, project, "verify", "-o", "-q");

        assertThat(batch).contains("1 load test passed the gate");
        // Neither colours nor lines that are written over.
        assertThat(batch).doesNotContain("\u001b", "\r");
        assertThat(Files.readString(project.resolve("target/brunt/services/balancer-1.log")))
                .contains("balancing 2 in " + project.resolve("target/brunt/services/balancer-1"));
        assertThat(quiet).doesNotContain("INFO", "service ", "brunt.baseUrl");
        assertThat(sources(project)).isEqualTo(sources);
    }

    private static String log(String version, Path project, String... arguments) throws Exception {
        try (MavenProcess maven = MavenProcess.start(version, project, arguments)) {
            assertThat(maven.waitFor()).as(() -> maven.log()).isZero();
            return maven.log();
        }
    }

    /** Everything outside of the build's folder, with folders: a file that comes and goes changes its folder's time. */
    private static Map<Path, FileTime> sources(Path project) throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> all = Files.walk(project)) {
            for (Path it : all.filter(path -> !path.equals(project) && !path.startsWith(project.resolve("target")))
                    .toList()) {
                times.put(it, Files.getLastModifiedTime(it));
            }
        }
        return times;
    }
}
