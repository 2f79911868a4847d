// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.time.Instant;

/** Baseline runs by hand. */
public final class BaselineFixture {

    public static final MachineClass HERE =
            new MachineClass("AMD EPYC 7763", 8, "Linux, amd64", "21", "GitHub Actions");
    public static final String LOAD = "constant-arrival-rate: 100/s for 10s";

    private BaselineFixture() {}

    /** A run of a day of November: a thousand iterations and requests of {@code login} that took so long. */
    public static BaselineRun run(int day, String time) {
        return run(day, HERE, LOAD, recording(time));
    }

    public static BaselineRun run(int day, MachineClass machine, String load, Recording recording) {
        return BaselineRun.of(
                Instant.parse(String.format("2026-11-%02dT14:00:00Z", day)), "3f9c2e" + day, machine, load, recording);
    }

    public static Recording recording(String time) {
        return new RecordingFixture()
                .stage("ramp", "5s")
                .stage("hold", "5s")
                .completed(500, "1s", "1ms")
                .completed(500, "6s", time)
                .step("login", 1_000, "6s", time, io.brunt.record.Outcome.COMPLETED)
                .build();
    }

    public static Baseline baseline(BaselineRun... runs) {
        return new Baseline(java.util.List.of(runs));
    }
}
