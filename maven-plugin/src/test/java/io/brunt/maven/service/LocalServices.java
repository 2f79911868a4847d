// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.maven.warden.Mark;
import io.brunt.maven.warden.Post;
import io.brunt.maven.warden.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Services of a module of its own, started by this JVM; none of their processes outlives a test. */
abstract class LocalServices {

    @TempDir
    Path module;

    ModulePaths paths;
    Post post;
    final List<String> said = new CopyOnWriteArrayList<>();

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

    static Service listener(String name, String... arguments) {
        Service service = new Service();
        service.name = name;
        service.mainClass = Listener.class.getName();
        service.arguments = String.join(" ", arguments);
        service.jvmArguments = "-XX:TieredStopAtLevel=1";
        return service;
    }

    RunningServices start(Service... services) throws IOException, ServiceFailure {
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

    /** The port that an instance was told, from its log. */
    static int portIn(String log) {
        return log.lines()
                .filter(it -> it.startsWith("PORT="))
                .map(it -> Integer.parseInt(it.substring(5)))
                .findFirst()
                .orElseThrow();
    }

    String log(String instance) throws IOException {
        return Files.readString(paths.log(instance));
    }
}
