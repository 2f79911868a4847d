// SPDX-License-Identifier: Apache-2.0
package io.brunt.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.report.ReportWriter;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format that the page on reports shows is found as the page says, and writes what it promises. */
class OwnFormatTest {

    private static final Pattern SERVICE =
            Pattern.compile("(?s)`src/test/resources/(META-INF/services/[^`]+)`:\n\n```\n(.*?)```");

    @TempDir
    private Path folder;

    private LoadResult result() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(10, 1, Duration.ofSeconds(10)))
                .build();
        Workload code = new Workload.Code(
                user -> {
                    user.step("slow", () -> {
                        user.pause(Duration.ofMillis(20));
                        return null;
                    });
                    user.step("quick", () -> null);
                },
                List.of());
        return Brunt.run(new LoadOrder(
                TestIdentity.named("own"), plan, code, List.of(), Settings.resolve(folder, List.of()), List.of()));
    }

    private void compile(Snippet snippet) throws Exception {
        Path source = Files.createDirectories(folder.resolve("shop")).resolve("SlowestSteps.java");
        String imports = Scaffold.IMPORTS
                .replaceFirst("package [\\w.]+;", "package shop;")
                .replaceAll("import (?:static )?io\\.brunt\\.docs\\..*\n", "");
        Files.writeString(source, imports + snippet.code());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .isTrue();
        }
    }

    @Test
    void isFoundAndWritesTheSlowestStepsFirst() throws Exception {
        Path page = SnippetsTest.root().resolve("docs/report.md");
        compile(Snippet.of(page).stream()
                .filter(it -> it.code().contains("implements ReportWriter"))
                .findFirst()
                .orElseThrow());
        Matcher service = SERVICE.matcher(Files.readString(page));
        assertThat(service.find()).isTrue();
        Path file = folder.resolve(service.group(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, service.group(2));

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            ReportWriter writer =
                    ServiceLoader.load(ReportWriter.class, loader).findFirst().orElseThrow();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            writer.write(result(), out);

            assertThat(writer.fileName()).isEqualTo("slowest-steps.txt");
            assertThat(out.toString(StandardCharsets.UTF_8).lines())
                    .satisfiesExactly(
                            it -> assertThat(it).endsWith(" ms  slow"),
                            it -> assertThat(it).isEqualTo("0 ms  quick"));
        }
    }
}
