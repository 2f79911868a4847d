// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import static io.brunt.baseline.BaselineFixture.HERE;
import static io.brunt.baseline.BaselineFixture.LOAD;
import static io.brunt.baseline.BaselineFixture.baseline;
import static io.brunt.baseline.BaselineFixture.recording;
import static io.brunt.baseline.BaselineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final MachineClass LAPTOP = new MachineClass("Apple M3", 10, "Mac OS X, aarch64", "21", null);

    @Test
    void keepsTheNewestRunsOfEachMachine() {
        Baseline baseline =
                baseline(run(1, LAPTOP, LOAD, recording("10ms")), run(2, "10ms"), run(3, "10ms"), run(4, "10ms"));

        Baseline longer = baseline.plus(run(5, "10ms"), 3);

        assertThat(longer.runs())
                .extracting(it -> it.commit())
                .containsExactly("3f9c2e5", "3f9c2e4", "3f9c2e3", "3f9c2e1");
    }

    @Test
    void addsNoRunTwice() {
        Baseline baseline = baseline(run(1, "10ms"), run(2, "10ms"));

        assertThat(baseline.holds(run(2, "10ms"))).isTrue();
        assertThat(baseline.holds(run(3, "10ms"))).isFalse();
        assertThat(baseline.plus(run(2, "10ms"), 10)).isEqualTo(baseline);
    }

    @Test
    void comparesRunsOfTheSameMachineAndLoadAlone() {
        Baseline baseline = baseline(
                run(1, LAPTOP, LOAD, recording("10ms")),
                run(2, HERE, "constant-users: 1 user for 10s", recording("10ms")),
                run(3, "10ms"));

        assertThat(baseline.comparable(HERE, LOAD))
                .isEqualTo(new Reference(baseline(run(3, "10ms")).runs(), ""));
    }

    @Test
    void saysWhyItComparesNone() {
        MachineClass smaller = new MachineClass("AMD EPYC 7763", 2, "Linux, amd64", "25", "GitHub Actions");

        assertThat(Baseline.EMPTY.comparable(HERE, LOAD)).isEqualTo(Reference.NONE);
        assertThat(baseline(run(1, "10ms")).comparable(smaller, LOAD).missing())
                .isEqualTo("the baseline is of another machine, and is not compared: 8 CPUs there, 2 CPUs here; "
                        + "Java 21 there, Java 25 here; keep runs of this machine with mvn brunt:baseline");
        assertThat(baseline(run(1, "10ms")).comparable(LAPTOP, LOAD).missing())
                .contains("AMD EPYC 7763 there, Apple M3 here", "GitHub Actions there, no CI here");
        assertThat(baseline(run(1, "10ms"))
                        .comparable(HERE, "constant-users: 1 user for 10s")
                        .missing())
                .isEqualTo(
                        "the baseline has another load, and is not compared: " + LOAD
                                + " there, constant-users: 1 user for 10s here; keep runs of this load with mvn brunt:baseline");
    }

    @Test
    void takesAnUpdateOfKernelJdkOrBuildForTheSameMachine() {
        MachineClass then = MachineClass.of("X", 2, "Linux 6.8.0-49, amd64", "21.0.5 (Temurin)", "CI");
        MachineClass now = MachineClass.of("X", 2, "Linux 6.9, amd64", "21.0.6 (Zulu)", "CI");

        assertThat(then).isEqualTo(now);
        assertThat(MachineClass.of("X", 2, "Windows 11 10.0, amd64", "17 (X)", "GitHub Actions, run 7"))
                .isEqualTo(new MachineClass("X", 2, "Windows, amd64", "17", "GitHub Actions"));
        assertThat(then.differences(now)).isEmpty();
    }

    @Test
    void findsStagesAndSteps() {
        BaselineRun run = run(1, "10ms");

        assertThat(run.part(Optional.empty(), Optional.empty())
                        .orElseThrow()
                        .responseTime()
                        .count())
                .isEqualTo(1_000);
        assertThat(run.part(Optional.empty(), Optional.of("hold")).orElseThrow().throughput())
                .isEqualTo(100);
        assertThat(run.part(Optional.of("login"), Optional.empty())
                        .orElseThrow()
                        .name())
                .isEqualTo("login");
        assertThat(run.part(Optional.of("logout"), Optional.empty())).isEmpty();
    }
}
