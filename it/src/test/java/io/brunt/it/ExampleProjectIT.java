// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example project, built and load-tested by a real Maven; its API counts what it serves. */
class ExampleProjectIT {

    private static final String NO_UNIT_TESTS = "-Dtest=NoSuch";
    private static final Pattern SUITE = Pattern.compile("<testsuite [^>]* tests=\"(\\d+)\"[^>]*>");

    @TempDir
    Path folder;

    /** The sums hold whether or not the objectives are met. */
    @Test
    void countsWhatTheApiCounts() throws IOException, InterruptedException {
        Path project = ProjectCopy.ofExample(folder);

        String log = log(project, "-Dbrunt.scale.duration=0.005");

        List<JsonObject> results = results(project);
        assertThat(results).as(log).hasSizeGreaterThan(6);
        assertThat(requests(results)).as(log).isPositive().isEqualTo(served(project, "/process"));
        assertThat(requestsOf(results, "POST /jobs")).as(log).isPositive().isEqualTo(served(project, "/jobs"));
        assertThat(requestsOf(results, "GET /jobs/{id}")).as(log).isPositive().isEqualTo(served(project, "/jobs/{id}"));
        assertThat(project.resolve("target/breakpoint/capacity-plan.txt"))
                .content()
                .contains("The highest step that held is ");
        // Both of the API's implementations keep its contract, and its alert rules were tried.
        assertThat(tests(project, "JavaApiContractTest"))
                .isPositive()
                .isEqualTo(tests(project, "FlaskApiContractTest"));
        assertThat(tests(project, "AlertRulesTest")).isEqualTo(1);
    }

    /** Each build asks the balancer and Prometheus themselves whether they counted what the report says. */
    @ParameterizedTest
    @Tag("one-jdk")
    @ValueSource(strings = {"nginx", "haproxy,monitoring"})
    void losesAnInstanceBehindABalancer(String profiles) throws IOException, InterruptedException {
        Path project = ProjectCopy.ofExample(folder);

        String log = log(
                project,
                "-P" + profiles,
                NO_UNIT_TESTS,
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dit.test=InstanceLossLoadIT,MonitoringLoadIT");

        // Said at the end of each body: nothing that it asserts is broken.
        assertThat(log).containsPattern("Killed one of three: .* all went through the balancer");
        if (profiles.contains("monitoring")) {
            assertThat(log).contains("Prometheus counts as the report does, and every panel of the dashboard has data");
        }
        List<JsonObject> results = results(project);
        assertThat(instances(results)).containsExactly("api-1", "api-2", "api-3");
    }

    @Test
    @Tag("one-jdk")
    void countsWhatAnApiInAnotherLanguageCounts() throws IOException, InterruptedException {
        Path project = ProjectCopy.ofExample(folder);

        String log = log(
                project,
                "-Pflask",
                NO_UNIT_TESTS,
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dit.test=ProcessLoadIT#holdsAThousandUsers,JobLoadIT",
                "-Dbrunt.scale.users=0.1",
                "-Dbrunt.scale.duration=0.01");

        List<JsonObject> results = results(project);
        assertThat(results).as(log).hasSize(2);
        assertThat(instances(results)).hasSize(3);
        assertThat(requests(results)).as(log).isPositive().isEqualTo(served(project, "/process"));
        assertThat(requestsOf(results, "POST /jobs")).isPositive().isEqualTo(served(project, "/jobs"));
    }

    @Test
    @Tag("one-jdk")
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
        assertThat(requests(results)).isPositive().isEqualTo(served(project, "/process"));
    }

    /** Whether the objectives were met, the log says too; but that is the machine's affair. */
    private static String log(Path project, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("verify"));
        all.addAll(List.of(arguments));
        try (MavenProcess maven = MavenProcess.start("newest3", project, all.toArray(String[]::new))) {
            maven.waitFor();
            return maven.log();
        }
    }

    /** Those of the search for the breakpoint too. */
    private static List<JsonObject> results(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("target"), 3)) {
            return files.filter(it -> it.endsWith("result.json"))
                    .map(ExampleProjectIT::json)
                    .toList();
        }
    }

    private static List<String> instances(List<JsonObject> results) {
        return results.stream()
                .flatMap(it -> elements(it.getAsJsonArray("instances")))
                .map(it -> it.getAsJsonObject().get("url").getAsString())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many tests of a class were run, and neither skipped nor failed. */
    private static long tests(Path project, String testClass) throws IOException {
        String report =
                Files.readString(project.resolve("target/surefire-reports/TEST-example.api." + testClass + ".xml"));
        Matcher suite = SUITE.matcher(report);
        assertThat(suite.find()).as(report).isTrue();
        assertThat(suite.group()).contains("errors=\"0\" skipped=\"0\" failures=\"0\"");
        return Long.parseLong(suite.group(1));
    }

    private static JsonObject json(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** All requests of POST /process, warm-up included. */
    private static long requests(List<JsonObject> results) {
        return results.stream()
                .filter(it -> steps(it).anyMatch(step -> isNamed(step, "POST /process")))
                .flatMap(it -> elements(it.getAsJsonArray("timeline")))
                .mapToLong(it -> it.getAsJsonObject().get("started").getAsLong())
                .sum();
    }

    /** Those of a step, for load tests without a warm-up. */
    private static long requestsOf(List<JsonObject> results, String step) {
        return results.stream()
                .flatMap(ExampleProjectIT::steps)
                .filter(it -> isNamed(it, step))
                .mapToLong(it -> it.getAsJsonObject("totals").get("requests").getAsLong())
                .sum();
    }

    private static Stream<JsonObject> steps(JsonObject result) {
        return elements(result.getAsJsonArray("steps")).map(JsonElement::getAsJsonObject);
    }

    private static boolean isNamed(JsonObject step, String name) {
        return step.get("name").getAsString().equals(name);
    }

    private static Stream<JsonElement> elements(Iterable<JsonElement> array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The last line of each instance's log says what it served. */
    private static long served(Path project, String path) throws IOException {
        long served = 0;
        for (int instance = 1; instance <= 3; instance++) {
            List<String> lines = Files.readAllLines(project.resolve("target/brunt/services/api-" + instance + ".log"));
            String last = lines.stream()
                    .filter(it -> it.startsWith("served "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no word of what was served: " + lines));
            served += JsonParser.parseString(last.substring("served ".length()))
                    .getAsJsonObject()
                    .getAsJsonObject(path)
                    .get("requests")
                    .getAsLong();
        }
        return served;
    }
}
