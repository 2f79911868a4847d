// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the example project hands to others: files of other tools to its gate, its load test to a cluster. */
@Tag("one-jdk")
class ExampleDeliveryIT {

    @TempDir
    private static Path folder;

    private static Path project;
    private static String log;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        project = ProjectCopy.ofExample(folder);
        try (MavenProcess maven = MavenProcess.start(
                "newest3",
                project,
                "verify",
                "-Ppeers",
                "-Dtest=NoSuch",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dit.test=ProcessLoadIT#holdsAThousandUsers",
                "-Dbrunt.scale.users=0.1",
                "-Dbrunt.scale.duration=0.01")) {
            maven.waitFor();
            log = maven.log();
        }
    }

    /** Not asked: whether the API met its objectives. That is the machine's affair; the files are what they are. */
    @Test
    void gatesWhatOtherToolsLeftBesideItsOwnResults() {
        assertThat(log)
                .containsPattern("PASS +peers/results/jmeter\\.jtl passed")
                .containsPattern("PASS +peers/results/locust_stats\\.csv passed")
                .containsPattern("PASS +peers/results/k6-summary\\.json passed")
                .containsPattern("(4 results passed the gate|1 of 4 results did not pass)");
    }

    /** The container's command, with the target that stands where the cluster's service would. */
    @Test
    void runsTheLoadTestByTheArgumentsOfTheJob() throws IOException, InterruptedException {
        Path reports = folder.resolve("reports");
        Files.createDirectories(folder.resolve("api"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = project.resolve("target/api.jar").toString();
        try (ServerProcess api = ServerProcess.start(folder.resolve("api"), "", java, "-jar", jar, "--port={port}")) {
            String url = "http://127.0.0.1:" + api.port();
            List<String> arguments = new ArrayList<>(List.of("-o"));
            for (String argument : jobArguments()) {
                arguments.add(argument.replaceFirst("(-Dbrunt.baseUrl)=.*", "$1=" + url)
                        .replaceFirst("(-Dbrunt.reportDir)=.*", "$1=" + reports)
                        .replaceFirst("(-Dbrunt.scale.duration)=.*", "$1=0.01"));
            }
            arguments.add("-Dbrunt.scale.users=0.1");

            try (MavenProcess maven = MavenProcess.start("newest3", project, arguments.toArray(String[]::new))) {
                maven.waitFor();

                assertThat(maven.log()).contains("Tests run: 1");
            }
        }
        assertThat(reports.resolve("example.api.ProcessLoadIT.servesFiveHundredArrivalsASecond/result.json"))
                .content()
                .contains("\"verdict\"");
    }

    private static List<String> jobArguments() throws IOException {
        return Files.readAllLines(project.resolve("deploy/kubernetes/load-test.yaml")).stream()
                .map(String::strip)
                .filter(it -> it.matches("- (-D|surefire:).*"))
                .map(it -> it.substring(2))
                .toList();
    }
}
