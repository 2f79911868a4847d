// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SampleSpoolTest {

    private static final RecordingLayout LAYOUT =
            new RecordingLayout(List.of("1"), List.of(), List.of("http://127.0.0.1:80"), -1);

    @TempDir
    Path folder;

    private static List<Sample> read(Samples samples) throws IOException {
        List<Sample> read = new ArrayList<>();
        samples.read(read::add);
        return read;
    }

    private SampleSpool spool(long most) {
        return new SampleSpool(folder.resolve("of/a/test/samples.tmp"), most);
    }

    private static void request(Recorder recorder, int stage, String step, Outcome outcome, long responseNanos) {
        recorder.requestEnded(
                stage, 0, recorder.step(step), 0, 503, outcome, responseNanos, responseNanos / 2, true, 20, 10);
    }

    @Test
    void givesUpIterationsThatWereTimedTogether() {
        SampleSpool spool = spool(100_000);
        Recorder recorder = spool.recorder(LAYOUT);
        recorder.iterationsTogether(0, 0, 1, 40, true, 1_000);

        try (Samples samples = spool.finish()) {
            assertThat(samples.trouble())
                    .contains("iterations as short as these are timed together, so they have no times of their own");
        }
    }

    @Test
    void keepsEverySampleOfEveryRecorder() throws IOException {
        SampleSpool spool = spool(100_000);
        Recorder one = spool.recorder(LAYOUT);
        Recorder two = spool.recorder(LAYOUT);
        Instant before = Instant.now();
        for (int i = 0; i < 3_000; i++) {
            request(one, 0, "GET /a", Outcome.COMPLETED, 1_000_000);
            request(two, 0, "GET /b", Outcome.ERROR, 2_000_000);
        }

        try (Samples samples = spool.finish()) {
            List<Sample> read = read(samples);

            assertThat(samples.trouble()).isEmpty();
            assertThat(samples.lost() + read.size()).isEqualTo(6_000);
            assertThat(read).hasSizeGreaterThan(5_000).anySatisfy(it -> {
                assertThat(it.step()).isEqualTo("GET /b");
                assertThat(it.recorder()).isEqualTo(1);
                assertThat(it.instance()).isEqualTo("http://127.0.0.1:80");
                assertThat(it.status()).isEqualTo(503);
                assertThat(it.outcome()).isEqualTo(Outcome.ERROR);
                assertThat(it.responseNanos()).isEqualTo(2_000_000);
                assertThat(it.serviceNanos()).isEqualTo(1_000_000);
                assertThat(it.bytesIn()).isEqualTo(20);
                assertThat(it.bytesOut()).isEqualTo(10);
                assertThat(Duration.between(before, it.started()))
                        .isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(20));
            });
        }
        assertThat(folder.resolve("of/a/test")).isEmptyDirectory();
    }

    @Test
    void tellsOfWhatKindEachErrorIs() throws IOException {
        SampleSpool spool = spool(1_000);
        Recorder recorder = spool.recorder(LAYOUT);
        recorder.failing("connect-refused");
        request(recorder, 0, "GET /a", Outcome.ERROR, 1_000);
        request(recorder, 0, "GET /a", Outcome.ERROR, 1_000);
        for (int i = 0; i < 150; i++) {
            recorder.failing("exception-" + i);
            request(recorder, 0, "GET /a", Outcome.ERROR, 1_000);
        }
        recorder.failing("connect-refused");
        request(recorder, 0, "GET /a", Outcome.ERROR, 1_000);
        recorder.failing("");
        request(recorder, 0, "GET /a", Outcome.ERROR, 1_000);
        recorder.failing("never-read");
        request(recorder, 0, "GET /a", Outcome.COMPLETED, 1_000);

        try (Samples samples = spool.finish()) {
            List<String> kinds = read(samples).stream().map(Sample::kind).toList();
            assertThat(kinds.subList(0, 4)).containsExactly("connect-refused", "", "exception-0", "exception-1");
            assertThat(kinds.subList(147, 155))
                    .containsExactly("other", "other", "other", "other", "other", "connect-refused", "", "");
        }
    }

    @Test
    void leavesTheWarmupOut() throws IOException {
        SampleSpool spool = spool(10);
        Recorder recorder = spool.recorder(LAYOUT);
        request(recorder, Recorder.WARMUP, "GET /a", Outcome.COMPLETED, 1_000);
        request(recorder, 0, "GET /a", Outcome.ABANDONED, 2_000);

        try (Samples samples = spool.finish()) {
            assertThat(read(samples))
                    .singleElement()
                    .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.ABANDONED));
        }
    }

    @Test
    void keepsIterationsWhereThereAreNoSteps() throws IOException {
        SampleSpool spool = spool(10);
        Recorder recorder = spool.recorder(LAYOUT);
        recorder.iterationStarted(0, 0, 1, 0);
        recorder.iterationEnded(0, 0, Outcome.COMPLETED, 5_000, 4_000, true);

        try (Samples samples = spool.finish()) {
            assertThat(read(samples)).singleElement().satisfies(it -> {
                assertThat(it.step()).isEmpty();
                assertThat(it.instance()).isEmpty();
                assertThat(it.responseNanos()).isEqualTo(5_000);
            });
        }
    }

    @Test
    void countsNoIterationBesideItsSteps() throws IOException {
        SampleSpool spool = spool(10);
        Recorder first = spool.recorder(LAYOUT);
        first.iterationStarted(0, 0, 1, 0);
        first.iterationEnded(0, 0, Outcome.COMPLETED, 5_000, 4_000, true);
        Recorder second = spool.recorder(LAYOUT);
        request(second, 0, "buy", Outcome.COMPLETED, 1_000);

        try (Samples samples = spool.finish()) {
            assertThat(read(samples)).extracting(Sample::step).containsExactly("buy");
        }
    }

    @Test
    void givesUpARunThatHasMore() {
        SampleSpool spool = spool(2);
        Recorder recorder = spool.recorder(LAYOUT);
        for (int i = 0; i < 3; i++) {
            request(recorder, 0, "GET /a", Outcome.COMPLETED, 1_000);
        }

        try (Samples samples = spool.finish()) {
            assertThat(samples.trouble()).contains("there were more than 2");
        }
    }

    @Test
    void saysWhyTheyCannotBeKept() throws IOException {
        Files.writeString(folder.resolve("of"), "a file in the way");
        SampleSpool spool = spool(2);
        spool.recorder(LAYOUT);

        try (Samples samples = spool.finish()) {
            assertThat(samples.trouble().orElseThrow())
                    .startsWith("they could not be kept: ")
                    .contains("of");
        }
    }
}
