// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.slo.SloParser;
import io.brunt.unit.Rate;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator in a JVM of its own that may open only a few files, against a target here that never answers. */
class ExhaustionTest {

    @TempDir
    private Path module;

    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        // Nobody accepts: a listen queue of 1,000 connects all the same.
        silent = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stopListening() throws IOException {
        silent.close();
    }

    private String generator(String model, int files) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n " + files + " && exec \"$@\"",
                        "sh",
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Generator.class.getName(),
                        model,
                        String.valueOf(silent.getLocalPort()),
                        module.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void makesARunWithoutFilesForItsConnectionsInvalid() throws Exception {
        String said = generator("open", 200);

        assertThat(said)
                .contains("INVALID")
                .contains("generator-out-of-files")
                .contains("of 1,000 iterations failed through the generator's own limits, not the target")
                .contains("no more files open than 200; raise it with ulimit -n");
    }

    @Test
    void refusesUsersWithoutFilesForTheirConnectionsBeforeTheLoad() throws Exception {
        String said = generator("closed", 200);

        assertThat(said).contains("refused").contains("500 users").contains("200 (ulimit -n)");
    }

    /** What runs under the limit. */
    static final class Generator {

        private Generator() {}

        public static void main(String[] arguments) throws IOException {
            Path module = Path.of(arguments[2]);
            // Classes in folders are files too, and each is opened when it is first needed: here that is too late.
            run(new LoadModel.ConstantRate(Rate.perSecond(10), Duration.ofSeconds(1)), "http://127.0.0.1:1", module);
            LoadModel model = arguments[0].equals("open")
                    ? new LoadModel.ConstantRate(Rate.perSecond(500), Duration.ofSeconds(2))
                    : new LoadModel.ConstantUsers(500, Duration.ofSeconds(2));
            String said = run(model, "http://127.0.0.1:" + arguments[1], module);
            try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
                out.write(said.getBytes(StandardCharsets.UTF_8));
            }
        }

        private static String run(LoadModel model, String url, Path module) {
            LoadPlan plan =
                    LoadPlan.builder(model).gracefulStop(Duration.ofMillis(500)).build();
            Settings settings = Settings.resolve(module, List.of(SettingSource.systemProperties(new Properties())));
            try {
                LoadResult result = Brunt.run(new LoadOrder(
                        TestIdentity.named("load"),
                        plan,
                        new Workload.Http(HttpRequest.of("GET", "/"), List.of(URI.create(url))),
                        List.of(SloParser.parse("error-rate < 1%")),
                        settings,
                        List.of()));
                return result.verdict() + " " + result.judgement().reasons() + " " + result.errors();
            } catch (BruntException refused) {
                return "refused " + refused.getMessage();
            }
        }
    }
}
