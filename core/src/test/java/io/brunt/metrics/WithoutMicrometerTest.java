// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.Settings;
import io.brunt.slo.SloParser;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutMicrometerTest {

    /** Run in a class loader that has no Micrometer. */
    public static final class WholeRun implements Function<Path, String> {

        @Override
        public String apply(Path module) {
            LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(20, 2, Duration.ofSeconds(30)))
                    .build();
            LoadResult result = Brunt.run(new LoadOrder(
                    TestIdentity.named("load"),
                    plan,
                    new Workload.Code(user -> user.check("there", true), List.of()),
                    List.of(SloParser.parse("max < 60s")),
                    Settings.resolve(module, List.of()),
                    List.of()));
            return result.verdict() + " " + result.totals().requests();
        }
    }

    private static URL[] classPathWithoutMicrometer() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .filter(it -> !it.contains("micrometer"))
                .map(WithoutMicrometerTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void runsAWholeLoadTest(@TempDir Path module) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(classPathWithoutMicrometer(), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("io.micrometer.core.instrument.Metrics"))
                    .isInstanceOf(ClassNotFoundException.class);

            Function<Path, String> run = (Function<Path, String>)
                    loader.loadClass(WholeRun.class.getName()).getConstructor().newInstance();

            assertThat(run.apply(module)).isEqualTo("PASS 20");
        }
    }
}
