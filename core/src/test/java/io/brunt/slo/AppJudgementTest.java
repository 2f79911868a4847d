// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.process.ProcessFigure;
import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ProcessSecond;
import io.brunt.process.ServiceProcess;
import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppJudgementTest {

    private static final long MEBIBYTE = 1 << 20;

    /** Ten seconds: a ramp of four, a hold of six. */
    private final Recording recording = new RecordingFixture()
            .stage("ramp", "4s")
            .stage("hold", "6s")
            .completed(500, "1s", "5ms")
            .build();

    private final List<ProcessRecording> processes = new ArrayList<>();

    private void watched(String service, int index, double... cpu) {
        List<ProcessSecond> seconds = new ArrayList<>();
        for (int i = 0; i < cpu.length; i++) {
            long rss = Math.round(cpu[i] * 1_000) * MEBIBYTE;
            seconds.add(new ProcessSecond(
                    i - 2,
                    Duration.ofSeconds(1),
                    new ProcessFigures(cpu[i], rss, 20 + i, 9, i * 1_000, 1, MEBIBYTE, 1)));
        }
        processes.add(new ProcessRecording(process(service, index), true, seconds, Map.of(), Optional.empty()));
    }

    private static ServiceProcess process(String service, int index) {
        return new ServiceProcess(service, index, 1_240, Instant.EPOCH);
    }

    private void watchedNative(String service) {
        ProcessFigures figures = new ProcessFigures(0.01, MEBIBYTE, 1, 3, -1, -1, -1, 1);
        processes.add(new ProcessRecording(
                process(service, 1),
                false,
                List.of(new ProcessSecond(0, Duration.ofSeconds(1), figures)),
                Map.of(ProcessFigure.GC_PAUSE, "it is no Java process"),
                Optional.empty()));
    }

    private SloResult judged(String expression) {
        return JudgeFixture.only(JudgeFixture.judge(recording, JudgeFixture.TERMS.with(processes), expression));
    }

    @Test
    void leavesTheWarmUpOut() {
        watched("api", 1, 0.9, 0.9, 0.2, 0.4);

        SloResult result = judged("app.cpu < 50%");

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.actual()).hasValueCloseTo(0.3, within(1e-9));
        assertThat(result.samples()).isEqualTo(2);
        assertThat(result.reason()).isEmpty();
    }

    @Test
    void letsTheWorstProcessDecideAndSaysWhich() {
        watched("api", 1, 0, 0, 0.2, 0.2);
        watched("api", 2, 0, 0, 0.2, 0.6);
        watched("shop", 1, 0, 0, 0.3, 0.3);

        SloResult result = judged("app.cpu < 35%");

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).isEqualTo("of api-2, the worst of 3 processes");
        assertThat(result.firstBreach()).hasValue(Duration.ofSeconds(1));
        assertThat(judged("app.cpu of shop < 35%").verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("app.rss of api < 600MiB").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged("app.rss of api <= 600MiB").verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("app.threads >= 24").reason()).isEqualTo("of api-1, the worst of 3 processes");
    }

    @Test
    void judgesAStageAndWindowsByThemselves() {
        watched("api", 1, 0, 0, 0.2, 0.2, 0.2, 0.2, 0.4, 0.6, 0.4, 0.4, 0.4, 0.4);

        assertThat(judged("app.cpu during ramp < 21%").verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("app.cpu during hold < 21%").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judged("app.cpu < 40%").verdict()).isEqualTo(Verdict.PASS);
        SloResult windows = judged("app.cpu < 40% every 2s");
        assertThat(windows.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(windows.actual()).hasValue(0.5);
        assertThat(windows.firstBreach()).hasValue(Duration.ofSeconds(4));
        assertThat(windows.reason()).isEqualTo("from 4s to 6s");
        assertThat(judged("app.cpu < 90% every 1m").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged("app.cpu during later < 40%").reason()).contains("no stage called later came");
    }

    @Test
    void judgesPausesOfJvmsAlone() {
        watched("api", 1, 0, 0, 0.2, 0.2);
        watchedNative("balancer");

        assertThat(judged("app.gc-pause < 4ms").verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("app.gc-pause < 3ms").verdict()).isEqualTo(Verdict.FAIL);
        SloResult none = judged("app.gc-pause of balancer < 4ms");
        assertThat(none.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(none.reason()).isEqualTo("nothing was measured of balancer-1: it is no Java process");
    }

    @Test
    void neverPassesWhatNobodySaw() {
        SloResult none = judged("app.cpu < 50%");
        assertThat(none.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(none.reason()).contains("no service was started by brunt:start or brunt:run");

        watched("api", 1, 0.1, 0.1);
        assertThat(judged("app.cpu < 50%").reason()).contains("no look fell into this part");
        assertThat(judged("app.cpu of shop < 50%").reason()).isEqualTo("no service called shop came; there were api");

        processes.clear();
        watched("api", 1, 0, 0, 0.1);
        processes.add(new ProcessRecording(
                process("api", 2), true, processes.get(0).timeline(), Map.of(), Optional.of(Duration.ofSeconds(3))));
        SloResult half = judged("app.cpu < 50%");
        assertThat(half.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(half.reason()).startsWith("api-2 was last seen 3\u00a0s into the measured time");
        assertThat(judged("app.cpu < 5%").verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void saysWhyAFigureIsMissing() {
        watched("api", 1, 0, 0, 0.1);
        processes.add(new ProcessRecording(
                process("api", 2),
                true,
                List.of(new ProcessSecond(
                        0, Duration.ofSeconds(1), new ProcessFigures(0.1, -1, -1, -1, -1, -1, -1, 1))),
                Map.of(ProcessFigure.RSS, "run it on Linux"),
                Optional.empty()));

        SloResult result = judged("app.rss < 512MiB");

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.reason()).isEqualTo("nothing was measured of api-2: run it on Linux");
    }

    @Test
    void leavesAFailOfAnotherObjectiveStanding() {
        Judgement judgement = JudgeFixture.judge(recording, "app.cpu < 50%", "p99 < 1us");

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAIL);
    }
}
