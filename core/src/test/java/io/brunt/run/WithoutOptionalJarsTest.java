// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has none of the optional libraries runs load tests all the same. */
class WithoutOptionalJarsTest {

    /** Run in a class loader that lacks one of them. */
    public static final class WholeRun implements Function<Path, String> {

        @Override
        public String apply(Path module) {
            LoadPlan plan = WholeRuns.shared(20, 2).build();
            LoadResult result = new WholeRuns(module).code(plan, user -> user.check("there", true), "max < 60s");
            return result.verdict() + " " + result.totals().requests();
        }
    }

    private static URL[] classPathWithout(String jar) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .filter(it -> !it.contains(jar))
                .map(WithoutOptionalJarsTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @CsvSource({"assertj-core, org.assertj.core.api.Assertions", "micrometer, io.micrometer.core.instrument.Metrics"})
    @SuppressWarnings("unchecked") // The class of another loader is known here by its interface alone.
    void runsAWholeLoadTest(String jar, String type, @TempDir Path module) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPathWithout(jar), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass(type)).isInstanceOf(ClassNotFoundException.class);

            Function<Path, String> run = (Function<Path, String>)
                    loader.loadClass(WholeRun.class.getName()).getConstructor().newInstance();

            assertThat(run.apply(module)).isEqualTo("PASS 20");
        }
    }
}
