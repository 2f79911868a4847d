// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.it.CiSnippet.Step;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What {@code docs/ci.md} tells people to copy: parsed as their CI server would, its commands run, its files found. */
@Tag("one-jdk")
class CiPageIT {

    private static final Set<String> DONE = new HashSet<>();

    @TempDir
    static Path folder;

    private static Path project;

    @BeforeAll
    static void copies() throws IOException {
        project = ProjectCopy.of("ci", folder);
    }

    /** Each command once, since the servers have most of them in common. */
    private static void run(String command) throws IOException, InterruptedException {
        if (DONE.contains(command)) {
            return;
        }
        Path log = folder.resolve("ci.log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", System.getProperty("it.mavenHome.newest3") + "/bin:" + environment.get("PATH"));
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
        environment.put(
                "MAVEN_ARGS",
                "-s " + folder.resolve("settings.xml") + " -Dmaven.repo.local="
                        + System.getProperty("it.localRepository"));
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("step-summary.md").toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(command).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as("%s%n%s", command, Files.readString(log))
                .isZero();
        DONE.add(command);
    }

    private static List<Path> files(String pattern) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> all = Files.walk(project)) {
            return all.filter(Files::isRegularFile)
                    .filter(it -> matcher.matches(project.relativize(it)))
                    .toList();
        }
    }

    @Test
    void writesTheStepSummaryOfGitHub() throws Exception {
        List<Map<String, Object>> steps =
                CiSnippet.at(CiSnippet.yaml(CiSnippet.under("GitHub Actions", "yaml")), "jobs", "load", "steps");

        for (Map<String, Object> step : steps) {
            if (step.containsKey("run")) {
                run(CiSnippet.at(step, "run"));
            }
        }

        assertThat(folder.resolve("step-summary.md"))
                .content()
                .startsWith("### ✅ holdsAHundredUsers passed")
                .hasSizeLessThan(1_048_576); // what GitHub takes of a step
        Map<String, Object> upload = steps.get(steps.size() - 1);
        assertThat(CiSnippet.<String>at(upload, "uses")).startsWith("actions/upload-artifact@");
        assertThat(project.resolve(CiSnippet.<String>at(upload, "with", "path")).resolve("index.html"))
                .exists();
    }

    @Test
    void leavesTheFilesThatGitLabIsToldToRead() throws Exception {
        Map<String, Object> load = CiSnippet.at(CiSnippet.yaml(CiSnippet.under("GitLab", "yaml")), "load");

        for (String command : CiSnippet.<List<String>>at(load, "script")) {
            run(command);
        }

        for (String path : CiSnippet.<List<String>>at(load, "artifacts", "paths")) {
            assertThat(project.resolve(path)).isDirectory();
        }
        assertHasCases(CiSnippet.at(load, "artifacts", "reports", "junit"));
        List<Path> metrics = files(CiSnippet.at(load, "artifacts", "reports", "metrics"));
        assertThat(metrics).singleElement().satisfies(CiPageIT::isOpenMetrics);
    }

    @Test
    void leavesTheFilesThatJenkinsIsToldToRead() throws Exception {
        List<Step> steps = CiSnippet.pipeline(CiSnippet.under("Jenkins", "groovy"));

        assertThat(steps)
                .extracting(Step::name)
                .containsExactly("agent", "sh", "junit", "perfReport", "archiveArtifacts");
        run((String) steps.get(1).arguments().get(0));
        assertHasCases((String) steps.get(2).arguments().get(0));
        Map<?, ?> performance = (Map<?, ?>) steps.get(3).arguments().get(0);
        assertThat(files((String) performance.get("sourceDataFiles")))
                .singleElement()
                .satisfies(it -> assertThat(it).content().startsWith("timeStamp,elapsed,label,responseCode,"));
        assertThat(files((String) steps.get(4).arguments().get(0))).hasSizeGreaterThan(5);
    }

    @Test
    void runsASmallerLoadForEachCommit() throws Exception {
        run(CiSnippet.under("A smoke run for each commit", "sh").strip());

        assertThat(files("target/brunt/*/result.json"))
                .singleElement()
                .satisfies(it -> assertThat(it).content().contains("brunt.scale.duration", "scaled"));
    }

    private static void assertHasCases(String pattern) throws Exception {
        List<Path> files = files(pattern);
        assertThat(files).as(pattern).isNotEmpty();
        for (Path file : files) {
            Element suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
            assertThat(suite.getTagName()).isEqualTo("testsuite");
            assertThat(suite.getElementsByTagName("testcase").getLength())
                    .isEqualTo(Integer.parseInt(suite.getAttribute("tests")))
                    .isPositive();
        }
    }

    private static void isOpenMetrics(Path metrics) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(metrics.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(metrics).content().endsWith("# EOF\n");
    }
}
