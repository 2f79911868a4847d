// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example project, built and load-tested by a real Maven; its API counts what it serves. */
class ExampleProjectIT {

    @TempDir
    Path folder;

    /** Not asked: whether the objectives were met. That is the machine's affair, and the sums hold either way. */
    @ParameterizedTest
    @ValueSource(strings = {"spread by the client", "nginx"})
    void countsWhatTheApiCounts(String balancer) throws IOException, InterruptedException {
        Path project = ProjectCopy.ofExample(folder);

        String log;
        try (MavenProcess maven = MavenProcess.start(
                "newest3",
                project,
                "verify",
                "-Dbrunt.scale.duration=0.3",
                balancer.equals("nginx") ? "-Pnginx" : "-e")) {
            maven.waitFor();
            log = maven.log();
        }

        List<JsonObject> results = results(project);
        assertThat(results).as(log).hasSize(3);
        assertThat(requests(results)).as(log).isPositive().isEqualTo(served(project));
    }

    @Test
    void failsTheBuildWithTheTableWhereTheApiCannotMeetItsObjective() throws IOException, InterruptedException {
        Path project = ProjectCopy.ofExample(folder);

        try (MavenProcess maven = MavenProcess.start("newest3", project, "verify", "-Pbreach")) {
            assertThat(maven.waitFor()).as(maven.log()).isNotZero();

            assertThat(maven.log())
                    .contains("1 of 1 load test did not pass")
                    .containsPattern("verdict +objective +required +actual")
                    .containsPattern("FAIL +p99 +< 50 us")
                    .contains("Delivered")
                    .contains("report.html");
        }
        List<JsonObject> results = results(project);
        assertThat(requests(results)).isPositive().isEqualTo(served(project));
    }

    private static List<JsonObject> results(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("target/brunt"), 2)) {
            return files.filter(it -> it.endsWith("result.json"))
                    .map(ExampleProjectIT::json)
                    .toList();
        }
    }

    private static JsonObject json(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** All requests that load tests with a target have sent, warm-up included. */
    private static long requests(List<JsonObject> results) {
        return results.stream()
                .filter(it -> !it.getAsJsonArray("instances").isEmpty())
                .flatMap(it -> elements(it.getAsJsonArray("timeline")))
                .mapToLong(it -> it.getAsJsonObject().get("started").getAsLong())
                .sum();
    }

    private static Stream<JsonElement> elements(Iterable<JsonElement> array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The last line of each instance's log says what it served. */
    private static long served(Path project) throws IOException {
        long served = 0;
        for (int instance = 1; instance <= 3; instance++) {
            List<String> lines = Files.readAllLines(project.resolve("target/brunt/services/api-" + instance + ".log"));
            String last = lines.stream()
                    .filter(it -> it.startsWith("served "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no word of what was served: " + lines));
            served += JsonParser.parseString(last.substring("served ".length()))
                    .getAsJsonObject()
                    .getAsJsonObject("served")
                    .getAsJsonObject("/process")
                    .get("requests")
                    .getAsLong();
        }
        return served;
    }
}
