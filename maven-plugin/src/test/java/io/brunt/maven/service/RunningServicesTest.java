// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.brunt.maven.warden.Mark;
import io.brunt.maven.warden.Post;
import io.brunt.maven.warden.ProcessIdentity;
import io.brunt.problem.BruntException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningServicesTest {

    @TempDir
    Path module;

    private ModulePaths paths;
    private Post post;
    private final List<String> said = new CopyOnWriteArrayList<>();

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
                List.of(Path.of("target/test-classes").toAbsolutePath()),
                List.of(Path.of("target/classes").toAbsolutePath()));
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
        int lost = Integer.parseInt(log("api-1")
                .lines()
                .filter(it -> it.startsWith("PORT="))
                .findFirst()
                .orElseThrow()
                .substring(5));

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
    void failWithTheLogOfTheOneThatDies() {
        assertThatThrownBy(() -> start(listener("db"), listener("api", "--die")))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("service api-1: exited with code 7 before it was ready")
                .hasMessageContaining("the last 7 lines of target/brunt/services/api-1.log:")
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
                .hasMessageContaining("\n    expected a connection to 127.0.0.1:")
                .hasMessageContaining("raise <readiness><timeout>");
    }

    /** No single byte is late, so that the answer has no end. */
    @Test
    void failWhenOneAnswersByteByByte() throws Exception {
        try (ServerSocket slow = new ServerSocket(0)) {
            Service api = listener("api");
            api.readiness.url = "http://127.0.0.1:" + slow.getLocalPort() + "/";
            api.readiness.timeout = "4s";
            CompletableFuture<Throwable> failure =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> start(api)));
            slow.setSoTimeout(60_000);
            try (Socket held = slow.accept()) {
                Iterator<Integer> answer = IntStream.concat(
                                "HTTP/1.1 200 OK\r\nX: ".chars(), IntStream.generate(() -> 'a'))
                        .iterator();
                await().pollInterval(Duration.ofMillis(200)).until(() -> {
                    try {
                        held.getOutputStream().write(answer.next());
                    } catch (IOException gaveUp) {
                        return true;
                    }
                    return failure.isDone();
                });

                assertThat(failure.get(60, TimeUnit.SECONDS))
                        .hasMessageContaining("was not ready within 4s")
                        .hasMessageContaining("s ago and has not answered in full");
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void sayWhereTheyListenIfItIsNotWhereTheyWereToldTo() {
        Service api = listener("api", "--elsewhere");
        api.readiness.timeout = "5s";

        assertThatThrownBy(() -> start(api))
                .hasMessageContaining("was not ready within 5s")
                .hasMessageContaining("and not on its port ")
                .hasMessageContaining("give it {{port}}");
    }

    @Test
    void areReadyOnceTheyHavePrintedALine() throws Exception {
        Service api = listener("api");
        api.readiness.log = "^listen(ing)?$";

        start(api).stop();

        assertThat(log("api-1")).contains("listening");

        Service mute = listener("mute", "--mute");
        mute.readiness.log = "listening on {{port}}";
        mute.readiness.timeout = "2s";
        assertThatThrownBy(() -> start(mute))
                .hasMessageContaining("the last answer: it has not printed listening on ")
                .hasMessageContaining("expected a match of listening on ");
    }

    @Test
    void areReadyOnceACommandSaysSo() throws Exception {
        Service api = listener("api");
        api.readiness.command = "sh -c 'echo not yet; grep -q listening target/brunt/services/api-{{index}}.log'";
        api.readiness.interval = "20ms";

        start(api).stop();

        assertThat(log("api-1")).contains("listening");

        Service mute = listener("mute", "--mute");
        mute.readiness.command = "sh -c 'echo not yet; exit 3'";
        mute.readiness.timeout = "2s";
        assertThatThrownBy(() -> start(mute))
                .hasMessageContaining("sh -c echo not yet; exit 3 ended with exit code 3: not yet")
                .hasMessageContaining("expected exit code 0 of sh -c");
    }

    /** One who accepts and never answers would hide the death for the whole time-out of a GET. */
    @Test
    void failAtOnceWhenOneDiesWhileAnotherIsAsked() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            Service api = listener("api", "--die-when-asked");
            api.readiness.url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
            CompletableFuture<Throwable> failure =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> start(api)));
            silent.setSoTimeout(60_000);
            try (Socket held = silent.accept()) {
                await().until(() -> log("api-1").contains("listening"));
                int port = Integer.parseInt(log("api-1")
                        .lines()
                        .filter(it -> it.startsWith("PORT="))
                        .findFirst()
                        .orElseThrow()
                        .substring(5));
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                new Socket(InetAddress.getLoopbackAddress(), port).close();

                assertThat(failure.get(60, TimeUnit.SECONDS))
                        .hasMessageContaining("exited with code 9 before it was ready");
                // It was still being asked: the answer that it waits for has not come, nor its time-out.
                held.setSoTimeout(1);
                assertThat(held.getInputStream().read()).isPositive();
                assertThatThrownBy(() -> drain(held)).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    private static void drain(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            socket.setSoTimeout(1);
        }
    }

    @Test
    void endByTheirOwnCommand() throws Exception {
        Service api = listener("api", "--stubborn");
        api.stopTimeout = "60s";
        api.stopCommand = "sh -c 'echo bye {{index}}; kill -KILL {{pid}}'";

        start(api).stop();

        assertThat(log("api-1")).contains("bye 1");
        assertThat(said).noneMatch(it -> it.contains("killed") || it.contains("stopCommand"));
    }

    @Test
    void sayThatTheirCommandFailedAndEndEvenSo() throws Exception {
        Service api = listener("api");
        api.stopCommand = "sh -c 'exit 4'";

        start(api).stop();

        assertThat(said)
                .contains("service api-1: its <stopCommand> failed with exit code 4, so it was ended by SIGTERM; see "
                        + "target/brunt/services/api-1.log");
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
