// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example project's rehearsal of autoscaling, scaled down, with a real HAProxy. */
@Tag("one-jdk")
class ExampleAutoscaleIT {

    @TempDir
    Path folder;

    /** Not asked: whether the objectives were met. That is the machine's affair, and instances come either way. */
    @Test
    void startsInstancesWhenTheLoadComesAndLeavesNone() throws IOException, InterruptedException {
        Path project = ProjectCopy.ofExample(folder);

        String log;
        try (MavenProcess maven = MavenProcess.start(
                "newest3", project, "verify", "-Pautoscale", "-Dbrunt.scale.duration=0.4", "-Dautoscale.window=4s")) {
            maven.waitFor();
            log = maven.log();
            assertThat(maven.family().processes()).as(log).isEmpty();
        }

        assertThat(log)
                .doesNotContain("no second instance was started")
                .containsPattern("second +instances +arrivals +p99 +errors")
                .contains("stopped balancer-1, autoscaler-1");
        assertThat(Files.readString(project.resolve("target/brunt/services/autoscaler-1.log")))
                .contains("api-2 listens on ");
        // The autoscaler itself and its instances: seen by whoever reads the report, too.
        assertThat(mostProcesses(project)).as(log).isGreaterThan(2);
    }

    @Test
    void failsTheBuildWhereNoSecondInstanceCameOfIt() throws IOException, InterruptedException {
        Path project = ProjectCopy.ofExample(folder);

        try (MavenProcess maven = MavenProcess.start(
                "newest3", project, "verify", "-Pautoscale", "-Dbrunt.scale.duration=0.1", "-Dautoscale.most=1")) {
            assertThat(maven.waitFor()).as(maven.log()).isNotZero();

            assertThat(maven.log()).contains("no second instance was started");
        }
    }

    private static int mostProcesses(Path project) throws IOException {
        Path file = project.resolve("target/brunt/example.autoscale.AutoscaleIT.followsTheLoad/result.json");
        JsonObject result = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        List<JsonObject> services = StreamSupport.stream(
                        result.getAsJsonArray("services").spliterator(), false)
                .map(it -> it.getAsJsonObject())
                .toList();
        return services.stream()
                .filter(it -> it.get("service").getAsString().equals("autoscaler"))
                .mapToInt(it -> it.getAsJsonObject("figures").get("processes").getAsInt())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the autoscaler was not watched: " + services));
    }
}
