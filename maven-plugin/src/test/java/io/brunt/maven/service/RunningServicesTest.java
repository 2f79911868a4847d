// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.maven.warden.Mark;
import io.brunt.maven.warden.Post;
import io.brunt.maven.warden.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServicesTest {

    @TempDir
    Path module;

    private ModulePaths paths;
    private Post post;
    private final List<String> said = new ArrayList<>();

    /** On a busy machine a JVM takes its time to start. */
    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @BeforeEach
    void prepare() {
        paths = new ModulePaths(
                module,
                module.resolve("target/brunt"),
                List.of(Path.of("target/test-classes").toAbsolutePath()));
        post = new Post(UUID.randomUUID().toString(), ProcessIdentity.current(), module, paths.brunt());
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(Mark.processes(it -> it.run().equals(post.run()))).isEmpty();
    }

    private static Service listener(String name, String... arguments) {
        Service service = new Service();
        service.name = name;
        service.mainClass = Listener.class.getName();
        service.arguments = String.join(" ", arguments);
        service.jvmArguments = "-XX:TieredStopAtLevel=1";
        return service;
    }

    private RunningServices start(Service... services) throws IOException, ServiceFailure {
        return RunningServices.start(Deployment.check(List.of(services), paths), post, new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                said.add(content.toString());
            }

            @Override
            public void warn(CharSequence content) {
                said.add(content.toString());
            }
        });
    }

    private String log(String instance) throws IOException {
        return Files.readString(paths.log(instance));
    }

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
        assertThat(log("api-1")).contains("SERVER_PORT=" + properties.get("brunt.api.1.port"));
    }

    @Test
    void moveToAnotherPortWhenTheirsIsTakenMeanwhile() throws Exception {
        RunningServices services = start(listener("api", "--taken-at-first"));

        services.stop();

        assertThat(said).anyMatch(it -> it.matches("service api-1: port \\d+ was taken meanwhile, trying another"));
        assertThat(log("api-1")).contains("Address already in use").contains("listening");
    }

    @Test
    void moveNotWhenTheirPortWasToldByName() {
        assertThatThrownBy(() -> start(listener("api", "--taken-at-first", "{{api.1.port}}")))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("service api-1: exited with code 1 before it was ready")
                .hasMessageContaining("is taken by another process");
    }

    @Test
    void failWithTheLogOfTheOneThatDies() {
        assertThatThrownBy(() -> start(listener("db"), listener("api", "--die")))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("service api-1: exited with code 7 before it was ready")
                .hasMessageContaining("the last 2 lines of target/brunt/services/api-1.log:")
                .hasMessageContaining("\n    | I die\n");
        assertThat(said).anyMatch(it -> it.startsWith("service db-1 is ready on port"));
    }

    @Test
    void failWhenOneIsNotReadyInTime() {
        Service api = listener("api", "--mute");
        api.readiness.timeout = "1s";

        assertThatThrownBy(() -> start(api))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("service api-1: was not ready within 1s; the last answer: TCP 127.0.0.1:")
                .hasMessageContaining("raise <readiness><timeout>");
    }

    @Test
    void sayWhoWasKilled() throws Exception {
        Service api = listener("api", "--stubborn");
        api.stopTimeout = "300ms";

        start(api).stop();

        assertThat(said)
                .anyMatch(it -> it.matches(
                        "service api-1 did not end within 300ms of SIGTERM and was killed: pid \\d+ \\(java\\)"));
    }

    @Test
    void tellOfOneThatDiedBeforeTheStop() throws Exception {
        RunningServices services = start(listener("api", "--die-when-asked"));
        int port = Integer.parseInt(services.handOver().properties().get("brunt.api.1.port"));
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        Awaitility.await().until(() -> services.instances().get(0).exitCode().isPresent());

        List<String> deaths = services.stop();

        assertThat(deaths).singleElement().asString().contains("service api-1: died with exit code 9");
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

    @Test
    void endEvenWhenTheWardenWasKilled() throws Exception {
        RunningServices services = start(listener("api"));
        List<ProcessHandle> warden = ProcessHandle.current()
                .children()
                .filter(it -> it.info().commandLine().orElse("").contains(post.run()))
                .toList();
        warden.forEach(ProcessHandle::destroyForcibly);
        // So that the order to end the service meets a closed pipe, not a warden about to die.
        Awaitility.await().until(() -> warden.stream().noneMatch(ProcessHandle::isAlive));

        List<String> deaths = services.stop();

        assertThat(deaths)
                .singleElement()
                .asString()
                .startsWith("the warden is gone, which kept watch over the services; ended without it: pid ")
                .endsWith("(java)");
    }
}
