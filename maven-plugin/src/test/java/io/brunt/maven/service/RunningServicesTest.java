// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.brunt.problem.BruntException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningServicesTest extends LocalServices {

    @Test
    void handOverWhereEachInstanceListens() throws Exception {
        Service api = listener("api");
        api.instances = 2;

        RunningServices services = start(api);

        var properties = services.handOver().properties();
        int port = Integer.parseInt(properties.get("brunt.api.2.port"));
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        assertThat(properties)
                .containsEntry("brunt.api.2.url", "http://127.0.0.1:" + port)
                .containsEntry(
                        "brunt.baseUrl", properties.get("brunt.api.1.url") + "," + properties.get("brunt.api.2.url"))
                .containsEntry("brunt.run.id", post.run())
                .containsKey("brunt.started");
        ProcessHandle second = ProcessHandle.of(Long.parseLong(properties.get("brunt.api.2.pid")))
                .orElseThrow();
        assertThat(second.info().startInstant()).hasValue(Instant.parse(properties.get("brunt.api.2.started")));
        assertThat(services.stop()).isEmpty();
    }

    @Test
    void tellEachProcessItsPortUnderTheNamesThatFrameworksKnow() throws Exception {
        RunningServices services = start(listener("api"));

        services.stop();

        String port = services.handOver().properties().get("brunt.api.1.port");
        assertThat(log("api-1").lines())
                .contains(
                        "PORT=" + port,
                        "SERVER_PORT=" + port,
                        "QUARKUS_HTTP_PORT=" + port,
                        "MICRONAUT_SERVER_PORT=" + port);
    }

    @Test
    void runWhereAndAsTheyAreToldTo() throws Exception {
        Service api = listener("api");
        api.workingDirectory = "some folder";
        api.environment.put("COLOR", "{{index}} green");
        api.systemProperties.put("color", "{{index}} blue");
        Path folder = Files.createDirectories(module.resolve("some folder"));

        start(api).stop();

        assertThat(log("api-1").lines()).contains("COLOR=1 green", "folder " + folder.toRealPath() + ", color 1 blue");
    }

    @Test
    void runWithAClassPathThatIsTooLongForACommandLine() throws Exception {
        List<Path> classPath = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            classPath.add(module.resolve("some \"jars\" \\ such as number " + i + ".jar"));
        }
        classPath.add(Path.of("target/test-classes").toAbsolutePath());
        paths = new ModulePaths(module, paths.brunt(), classPath, List.of());
        assertThat(new ClassPath(classPath).joined()).hasSizeGreaterThan(131_072);

        start(listener("api")).stop();

        assertThat(log("api-1")).contains("listening");
    }

    @Test
    void runFromTheRuntimeClassPath() {
        Service api = listener("api");
        api.classPath = "runtime";

        assertThatThrownBy(() -> start(api))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("is not on the module's runtime class path");
    }

    @Test
    void startAfterThoseTheyDependOnAndStopBeforeThem() throws Exception {
        Service web = listener("web");
        web.dependsOn = "db, api";
        Service api = listener("api");
        api.dependsOn = "db";
        web.stopCommand = "sh -c 'echo web >> order; kill {{pid}}'";
        api.stopCommand = "sh -c 'echo api >> order; kill {{pid}}'";
        Service db = listener("db");
        db.stopCommand = "sh -c 'echo db >> order; kill {{pid}}'";

        RunningServices services = start(web, api, db);

        services.stop();
        assertThat(said)
                .filteredOn(it -> it.contains(" is ready on port "))
                .extracting(it -> it.split(" ")[1])
                .containsExactly("db-1", "api-1", "web-1");
        assertThat(Files.readAllLines(module.resolve("order"))).containsExactly("web", "api", "db");
        assertThat(services.handOver().properties().get("brunt.baseUrl"))
                .isEqualTo(services.handOver().properties().get("brunt.web.1.url"));
    }

    @Test
    void tellTheTestsTheAddressThatTheyAreGiven() throws Exception {
        Service api = listener("api");
        api.url = "https://localhost:{{port}}/shop";
        Service db = listener("db");
        db.url = "jdbc:postgresql://127.0.0.1:{{port}}/shop";

        RunningServices services = start(api, db);

        services.stop();
        Map<String, String> properties = services.handOver().properties();
        assertThat(properties)
                .containsEntry("brunt.baseUrl", "https://localhost:" + properties.get("brunt.api.1.port") + "/shop")
                .containsEntry(
                        "brunt.db.1.url", "jdbc:postgresql://127.0.0.1:" + properties.get("brunt.db.1.port") + "/shop");
    }

    @Test
    void repeatWhatIsPrintedIfAskedTo() throws Exception {
        Service api = listener("api");
        api.echo = true;

        start(api, listener("db")).stop();

        assertThat(said).contains("[api-1] listening").noneMatch(it -> it.startsWith("[db-1]"));
    }

    @Test
    void moveToAnotherPortWhenTheirsIsTakenMeanwhile() throws Exception {
        RunningServices services = start(listener("api", "--taken-at-first"));

        services.stop();

        assertThat(said).anyMatch(it -> it.matches("service api-1: port \\d+ was taken meanwhile, trying another"));
        assertThat(log("api-1")).contains("Address already in use").contains("listening");
    }

    /** The loser is a real one: the port is bound here before the service, which was told it, binds it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--go-on"})
    void moveToAnotherPortWhenSomebodyIsFaster(String loser) throws Exception {
        Service api = listener("api", "--wait", loser);
        CompletableFuture<RunningServices> starting = CompletableFuture.supplyAsync(() -> {
            try {
                return start(api);
            } catch (IOException | ServiceFailure e) {
                throw new IllegalStateException(e);
            }
        });
        await().ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> log("api-1").contains("folder"));
        int lost = portIn(log("api-1"));

        try (ServerSocket faster = new ServerSocket(lost)) {
            // The faster one answers when the service is asked whether it is ready.
            faster.setSoTimeout(60_000);
            faster.accept().close();
            Files.createFile(module.resolve("go"));
            RunningServices services = starting.get(60, TimeUnit.SECONDS);

            services.stop();

            assertThat(said).contains("service api-1: port " + lost + " was taken meanwhile, trying another");
            assertThat(services.handOver().properties().get("brunt.api.1.port")).isNotEqualTo("" + lost);
            assertThat(log("api-1"))
                    .containsIgnoringCase("address already in use")
                    .contains("listening");
        }
    }

    @Test
    void believeThePortOfAGrandchild() throws Exception {
        Service api = listener("api", "--fork");
        api.readiness.timeout = "30s";

        start(api).stop();

        assertThat(said).anyMatch(it -> it.startsWith("service api-1 is ready on port"));
    }

    @Test
    void moveNotWhenTheirPortWasToldByName() {
        assertThatThrownBy(() -> start(listener("api", "--taken-at-first", "{{api.1.port}}")))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("service api-1: exited with code 1 before it was ready")
                .hasMessageContaining("is taken by another process");
    }

    @Test
    void startWithAnEmptyFolderOfTheirOwn() throws Exception {
        Path old = Files.createDirectories(paths.workDir("api-1")).resolve("old");
        Files.writeString(old, "of the last build");
        Files.writeString(module.resolve("my.conf"), "port = {{port}}");
        Service api = listener("api", "{{file}}");
        api.template = "my.conf";

        RunningServices services = start(api);

        services.stop();
        assertThat(old).doesNotExist();
        assertThat(paths.workDir("api-1").resolve("my.conf"))
                .content()
                .isEqualTo("port = " + services.handOver().properties().get("brunt.api.1.port"));
    }
}
