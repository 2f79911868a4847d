// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures beside what the kernel and the child's own log say. */
@Timeout(60)
class ProcessWatchTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long MEBIBYTE = 1 << 20;

    /** For example {@code [0.123s][info][gc] GC(0) Pause Full (System.gc()) 11M->10M(64M) 12.345ms}. */
    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+\\.\\d+)ms");

    @BeforeEach
    void needsLinux() {
        assumeThat(Path.of("/proc/self/auxv")).exists();
    }

    private interface Work {
        void with(HogProcess hog) throws Exception;
    }

    private static ProcessRecording watch(HogProcess hog, Work warmup, Work work) throws Exception {
        try (ProcessWatch watch = ProcessWatch.start(List.of(hog.asService("api")))) {
            warmup.with(hog);
            watch.beginMeasuring();
            work.with(hog);
            return watch.recordings(LONG).get(0);
        }
    }

    private static long ofStatus(HogProcess hog, String field) throws Exception {
        return Files.readString(Path.of("/proc/" + hog.pid() + "/status"))
                .lines()
                .filter(it -> it.startsWith(field + ":"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static double cpuSeconds(ProcessRecording recording) {
        return recording.seconds(Duration.ZERO, LONG).stream()
                .mapToDouble(it -> it.figures().cpu() * CORES * it.length().toNanos() / 1e9)
                .sum();
    }

    @Test
    void tellsTheCpuOfTheMeasuredTimeAlone() throws Exception {
        try (HogProcess hog = HogProcess.start()) {
            ProcessRecording recording = watch(hog, it -> it.obey("burn 300"), it -> it.obey("burn 600"));

            assertThat(cpuSeconds(recording)).isCloseTo(0.6, within(0.15));
            assertThat(recording.timeline().get(0).second()).isNegative();
            assertThat(recording.ended()).isEmpty();
            assertThat(recording.missing()).isEmpty();
            assertThat(recording.java()).isTrue();
        }
    }

    @Test
    void tellsMemoryThreadsAndFilesAsTheKernelDoes() throws Exception {
        try (HogProcess hog = HogProcess.start()) {
            ProcessRecording recording = watch(hog, it -> {}, it -> {
                it.obey("hold 64");
                it.obey("start 7");
                it.obey("open 9");
                it.obey("burn 100");
            });
            ProcessFigures figures = recording.whole();

            assertThat(figures.rssBytes()).isCloseTo(ofStatus(hog, "VmRSS") * 1024, within(8 * MEBIBYTE));
            assertThat(figures.rssBytes()).isGreaterThan(64 * MEBIBYTE);
            assertThat(figures.threads()).isCloseTo(ofStatus(hog, "Threads"), within(2L));
            assertThat(figures.processes()).isEqualTo(1);
            try (var files = Files.list(Path.of("/proc/" + hog.pid() + "/fd"))) {
                assertThat(figures.openFiles()).isEqualTo(files.count());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseZGC"})
    void tellsThePausesAsTheChildsOwnLogDoes(String collector, @TempDir Path folder) throws Exception {
        Path log = folder.resolve("gc.log");
        List<Double> before = new ArrayList<>();
        try (HogProcess hog = HogProcess.start(collector, "-Xmx128m", "-Xlog:gc*:file=" + log)) {
            ProcessRecording recording = watch(hog, it -> {}, it -> {
                it.obey("collect 3");
                before.addAll(pauses(log));
            });
            List<Double> after = pauses(log);
            ProcessFigures figures = recording.whole();

            assertThat(before).hasSizeGreaterThanOrEqualTo(3);
            assertThat(figures.gcPauses()).isBetween((long) before.size(), (long) after.size());
            double longestMillis = Collections.max(after);
            assertThat(figures.gcPauseMicros() / 1e3)
                    .as("of %s", after)
                    .isCloseTo(longestMillis, within(1 + 0.3 * longestMillis));
            assertThat(figures.heapBytes()).isBetween(5 * MEBIBYTE, 128 * MEBIBYTE);
        }
    }

    private static List<Double> pauses(Path log) throws IOException {
        return PAUSE.matcher(Files.readString(log))
                .results()
                .map(it -> Double.parseDouble(it.group(1)))
                .toList();
    }

    @Test
    void tellsThereWasNoPauseWhereThereWasNone() throws Exception {
        try (HogProcess hog = HogProcess.start("-Xmx128m")) {
            ProcessRecording recording = watch(hog, it -> it.obey("collect 1"), it -> it.obey("burn 50"));

            assertThat(recording.whole().gcPauseMicros()).isZero();
            assertThat(recording.whole().gcPauses()).isZero();
        }
    }

    @Test
    void saysWhyPausesAreNotKnown() throws Exception {
        try (HogProcess hog = HogProcess.start("-XX:-UsePerfData")) {
            ProcessRecording recording = watch(hog, it -> {}, it -> it.obey("burn 10"));

            assertThat(recording.whole().gcPauseMicros()).isNegative();
            assertThat(recording.java()).isTrue();
            assertThat(recording.missing())
                    .containsOnlyKeys(ProcessFigure.GC_PAUSE, ProcessFigure.HEAP)
                    .hasEntrySatisfying(
                            ProcessFigure.GC_PAUSE, it -> assertThat(it).contains("without -XX:-UsePerfData"));
        }
    }

    @Test
    void seesThroughAWrapperScript() throws Exception {
        try (HogProcess hog = HogProcess.startWrapped("-Xmx128m")) {
            ProcessRecording recording = watch(hog, it -> {}, it -> {
                it.obey("burn 300");
                it.obey("collect 1");
            });

            assertThat(recording.java()).isTrue();
            assertThat(recording.whole().gcPauses()).isPositive();
            assertThat(cpuSeconds(recording)).isGreaterThan(0.3);
            assertThat(recording.whole().processes())
                    .as("the shell and its child")
                    .isEqualTo(2);
        }
    }

    @Test
    void neverWatchesAnotherThatHasThePidNow() throws Exception {
        try (HogProcess hog = HogProcess.start()) {
            ServiceProcess now = hog.asService("api");
            ServiceProcess before =
                    new ServiceProcess("api", 1, now.pid(), now.started().minusSeconds(3));
            try (ProcessWatch watch = ProcessWatch.start(List.of(before))) {
                watch.beginMeasuring();
                hog.obey("burn 10");
                ProcessRecording recording = watch.recordings(LONG).get(0);

                assertThat(recording.timeline()).isEmpty();
                assertThat(recording.missing())
                        .containsEntry(ProcessFigure.CPU, "process " + now.pid() + " had ended before the load began");
            }
        }
    }

    @Test
    void saysSinceWhenAProcessIsGone() throws Exception {
        try (HogProcess hog = HogProcess.start()) {
            ProcessRecording recording = watch(hog, it -> {}, it -> {
                it.obey("burn 200");
                it.close();
            });

            assertThat(recording.ended())
                    .hasValueSatisfying(it -> assertThat(it).isLessThan(LONG));
        }
    }

    @Test
    void leavesOutWhatCameAfterTheMeasuredTime() throws Exception {
        try (HogProcess hog = HogProcess.start();
                ProcessWatch watch = ProcessWatch.start(List.of(hog.asService("api")))) {
            watch.beginMeasuring();
            hog.obey("burn 10");
            Duration measured = lengthOf(watch.recordings(LONG).get(0));
            hog.obey("burn 200");

            assertThat(lengthOf(watch.recordings(Duration.ofMillis(1)).get(0)))
                    .isEqualTo(measured)
                    .isPositive();
            assertThat(lengthOf(watch.recordings(LONG).get(0))).isGreaterThan(measured);
        }
    }

    private static Duration lengthOf(ProcessRecording recording) {
        return recording.seconds(Duration.ZERO, LONG).stream()
                .map(ProcessSecond::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void hasNoThreadWithoutProcesses() {
        try (ProcessWatch watch = ProcessWatch.start(List.of())) {
            watch.beginMeasuring();

            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(it -> it.getName().equals("brunt-app"));
            assertThat(watch.recordings(LONG)).isEmpty();
        }
    }
}
