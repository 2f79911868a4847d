// SPDX-License-Identifier: Apache-2.0
package io.brunt.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.brunt.junit.LoadTest;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Every piece of Java that a page shows compiles, and its load tests run, scaled down, against a server. */
class SnippetsTest {

    @TempDir
    private Path folder;

    /** Return the folder of the pages; the tests also run in modules that lie deeper than their own. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = Objects.requireNonNull(
                    folder.getParent(), "no docs above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    private static List<Snippet> snippets() throws IOException {
        Path root = root();
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            docs.filter(it -> it.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : pages) {
            snippets.addAll(Snippet.of(page));
        }
        return snippets;
    }

    @TestFactory
    Stream<DynamicTest> compileAndRun() throws IOException {
        return snippets().stream().map(it -> DynamicTest.dynamicTest(it.name(), () -> compileAndRun(it)));
    }

    @Test
    void areFoundOnThePages() throws IOException {
        assertThat(snippets().stream()
                        .map(it -> it.page().getFileName().toString())
                        .distinct())
                .contains("README.md", "junit.md", "http.md", "connections.md", "http2.md", "coming-from.md");
    }

    private void compileAndRun(Snippet snippet) throws Exception {
        Path classes = Files.createTempDirectory(folder, "classes");
        compile(snippet, classes);
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
                Stream<Path> compiled = Files.walk(classes);
                AgreeableServer one = new AgreeableServer();
                AgreeableServer two = new AgreeableServer();
                AgreeableServer three = new AgreeableServer()) {
            String urls = one.url() + "," + two.url() + "," + three.url();
            for (Path file :
                    compiled.filter(it -> it.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.');
                Class<?> shown = Class.forName(name, false, loader);
                if (isRunHere(snippet, shown)) {
                    run(shown, urls);
                }
            }
        }
    }

    private static void compile(Snippet snippet, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        List<String> options = List.of(
                "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
        SimpleJavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Shown.java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return snippet.unit();
                    }
                };
        boolean compiled = compiler.getTask(problems, null, null, options, null, List.of(source))
                .call();
        assertThat(compiled).as("%s: %s", snippet.name(), problems).isTrue();
    }

    /** Servers with certificates of their own, and proxies, are other tests' matter. */
    private static boolean isRunHere(Snippet snippet, Class<?> shown) {
        return !snippet.code().contains("https://")
                && Arrays.stream(shown.getDeclaredMethods()).anyMatch(SnippetsTest::isTest);
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(LoadTest.class)
                || Arrays.stream(method.getAnnotations())
                        .anyMatch(it -> it.annotationType().getName().startsWith("org.junit.jupiter"));
    }

    private void run(Class<?> shown, String urls) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(shown))
                .configurationParameter("brunt.baseUrl", urls)
                .configurationParameter("brunt.reportDir", folder.toString())
                .configurationParameter("brunt.scale.users", "0.1")
                .configurationParameter("brunt.scale.duration", "0.01")
                .execute();

        assertThat(results.allEvents()
                        .failed()
                        .map(it ->
                                it.getRequiredPayload(TestExecutionResult.class).getThrowable()))
                .isEmpty();
        assertThat(results.testEvents().succeeded().count()).isPositive();
    }
}
