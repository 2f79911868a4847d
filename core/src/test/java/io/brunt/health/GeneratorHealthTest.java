// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GeneratorHealthTest {

    private static final Vitals FIT = new Vitals(0.3, Duration.ofMillis(4), Duration.ofMillis(2));

    private static RecordingFixture thousand() {
        return new RecordingFixture().completed(1_000, "0s", "5ms");
    }

    @Test
    void isValidWithoutAWordForAFitGenerator() {
        GeneratorHealth health = GeneratorHealth.of(FIT, thousand().build(), SelfWarmup.NONE);

        assertThat(health.valid()).isTrue();
        assertThat(health.reasons()).isEmpty();
        assertThat(health.cpu()).isEqualTo(0.3);
        assertThat(health.gcPause()).hasMillis(4);
        assertThat(health.hiccupMax()).hasMillis(2);
        assertThat(health.lateness().count()).isEqualTo(1_000);
    }

    @Test
    void isInvalidIfTheLoadWasNotDelivered() {
        Recording recording = thousand().late(20, "3s", "1500ms", "5ms").build();

        GeneratorHealth health = GeneratorHealth.of(FIT, recording, SelfWarmup.NONE);

        assertThat(health.valid()).isFalse();
        assertThat(health.reasons())
                .containsExactly(
                        "the generator was too slow: 20 of 1,020 starts (1.96\u00a0%) were over a second late; "
                                + "use fewer users per machine, or a machine with nothing else to do",
                        "1.96\u00a0% of the starts were over 10\u00a0ms late: leave the generator's machine to it alone");
    }

    @Test
    void isValidIfOneInAHundredWasLate() {
        Recording recording = thousand().late(10, "3s", "1500ms", "5ms").build();

        assertThat(GeneratorHealth.of(FIT, recording, SelfWarmup.NONE).valid()).isTrue();
    }

    @Nested
    class Warns {

        @Test
        void ofLateStarts() {
            Recording recording = thousand().late(20, "3s", "11ms", "5ms").build();

            GeneratorHealth health = GeneratorHealth.of(FIT, recording, SelfWarmup.NONE);

            assertThat(health.valid()).isTrue();
            assertThat(health.reasons())
                    .containsExactly("1.96\u00a0% of the starts were over 10\u00a0ms late: "
                            + "leave the generator's machine to it alone");
        }

        @Test
        void notOfStartsWithinTenMilliseconds() {
            Recording recording = thousand().late(500, "3s", "10ms", "5ms").build();

            assertThat(GeneratorHealth.of(FIT, recording, SelfWarmup.NONE).reasons())
                    .isEmpty();
        }

        @Test
        void ofLateStartsOnFullCores() {
            Recording recording = thousand().late(20, "3s", "11ms", "5ms").build();
            Vitals busy = new Vitals(0.97, Duration.ZERO, Duration.ZERO);

            assertThat(GeneratorHealth.of(busy, recording, SelfWarmup.NONE).reasons())
                    .containsExactly(
                            "1.96\u00a0% of the starts were over 10\u00a0ms late, the generator used 97\u00a0% "
                                    + "of all cores: use fewer users per machine, or a larger machine");
        }

        @Test
        void ofFullCoresAlone() {
            Vitals busy = new Vitals(0.9, Duration.ZERO, Duration.ZERO);

            GeneratorHealth health = GeneratorHealth.of(busy, thousand().build(), SelfWarmup.NONE);

            assertThat(health.valid()).isTrue();
            assertThat(health.reasons())
                    .containsExactly("the generator used 90\u00a0% of all cores, so some of the waiting is its own: "
                            + "use fewer users per machine, or a larger machine");
        }

        @Test
        void ofALongCollection() {
            Vitals paused = new Vitals(0.3, Duration.ofMillis(100), Duration.ofMillis(120));

            assertThat(GeneratorHealth.of(paused, thousand().build(), SelfWarmup.NONE)
                            .reasons())
                    .containsExactly("the generator's JVM stopped for 100\u00a0ms to collect garbage: "
                            + "give it more memory (-Xmx), or keep less in user code");
        }

        @Test
        void ofALongHiccup() {
            Vitals stalled = new Vitals(0.3, Duration.ofMillis(5), Duration.ofMillis(250));

            assertThat(GeneratorHealth.of(stalled, thousand().build(), SelfWarmup.NONE)
                            .reasons())
                    .containsExactly("the generator did not get to run for 250\u00a0ms: leave its machine to it alone, "
                            + "and look for throttling by a container or a hypervisor");
        }

        private List<String> around(RecordingFixture fixture, double steal, double runQueue, String jump) {
            Surroundings around = new Surroundings(steal, runQueue, Duration.parse(jump));
            Vitals vitals = new Vitals(0.3, Duration.ZERO, Duration.ZERO, around);
            return GeneratorHealth.of(vitals, fixture.build(), SelfWarmup.NONE).reasons();
        }

        @Test
        void ofAGreedyHypervisor() {
            assertThat(around(thousand(), 0.02, 0, "PT0S"))
                    .containsExactly(
                            "the hypervisor gave 2\u00a0% of the machine's time to others though it was wanted here"
                                    + " (steal): use a machine with cores of its own, or a larger one");
            assertThat(around(thousand(), 0.019, 0, "PT0S")).isEmpty();
        }

        @Test
        void ofACrowdedMachineWhereItHeldTheGeneratorUp() {
            assertThat(around(thousand(), 0, 5, "PT0S")).isEmpty();
            assertThat(around(thousand().late(20, "3s", "11ms", "5ms"), 0, 2.5, "PT0S"))
                    .hasSize(2)
                    .contains("on average 2.5 threads ran or wanted to for each core of the machine:"
                            + " leave it to the generator alone, or use a larger one");
            assertThat(around(thousand().late(20, "3s", "11ms", "5ms"), 0, 1.9, "PT0S"))
                    .hasSize(1);
        }

        @Test
        void ofAClockThatJumps() {
            assertThat(around(thousand(), 0, 0, "PT2H"))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "the machine's clock jumped ahead by 7,200\u00a0s: it was suspended, or its time was set");
            assertThat(around(thousand(), 0, 0, "-PT0.2S"))
                    .singleElement()
                    .asString()
                    .startsWith("the machine's clock jumped back by 200\u00a0ms");
        }

        @Test
        void notOfWhatTheMachineDoesNotTell() {
            assertThat(GeneratorHealth.of(Vitals.UNKNOWN, thousand().build(), SelfWarmup.NONE)
                            .reasons())
                    .isEmpty();
        }
    }
}
