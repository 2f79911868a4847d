// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.process.ProcessFigure;
import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ProcessSecond;
import io.brunt.process.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Two JVMs, the second of which runs into its limits in the breach, and a balancer that is none. */
final class SampleProcesses {

    private static final long MEBIBYTE = 1 << 20;

    private SampleProcesses() {}

    static List<ProcessRecording> of(int scale) {
        return List.of(
                java(1, scale, 0),
                java(2, scale, 1),
                new ProcessRecording(process("balancer", 1), false, idle(scale), missing(), Optional.empty()));
    }

    private static ServiceProcess process(String service, int index) {
        return new ServiceProcess(service, index, 4_710 + index, Instant.parse("2026-11-24T13:59:40Z"));
    }

    private static Map<ProcessFigure, String> missing() {
        String reason = "it is no Java process";
        return Map.of(ProcessFigure.GC_PAUSE, reason, ProcessFigure.HEAP, reason);
    }

    private static ProcessRecording java(int index, int scale, double trouble) {
        Random random = new Random(index);
        List<ProcessSecond> seconds = new ArrayList<>();
        for (int second = -scale; second < 11 * scale; second++) {
            boolean breach = second >= 4 * scale && second < 5 * scale;
            double load = Math.min(1, Math.max(0.2, second / 3.0 / scale));
            double worse = breach ? trouble : 0;
            long heap = Math.round((60 + 40 * load + 180 * worse + random.nextInt(20)) * MEBIBYTE);
            boolean collects = random.nextInt(5) < 1 + 3 * worse;
            seconds.add(second(
                    second,
                    new ProcessFigures(
                            0.08 * load + 0.18 * worse + random.nextDouble() * 0.02,
                            heap + 130 * MEBIBYTE,
                            34 + Math.round(12 * load),
                            60 + Math.round(100 * load),
                            collects ? Math.round(3_000 + 4_000 * random.nextDouble() + 40_000 * worse) : 0,
                            collects ? 1 : 0,
                            heap,
                            1)));
        }
        return new ProcessRecording(process("api", index), true, seconds, Map.of(), Optional.empty());
    }

    private static List<ProcessSecond> idle(int scale) {
        List<ProcessSecond> seconds = new ArrayList<>();
        for (int second = -scale; second < 11 * scale; second++) {
            seconds.add(second(second, new ProcessFigures(0.01, 9 * MEBIBYTE, 2, 120, -1, -1, -1, 2)));
        }
        return seconds;
    }

    private static ProcessSecond second(int second, ProcessFigures figures) {
        return new ProcessSecond(second, Duration.ofSeconds(1), figures);
    }
}
