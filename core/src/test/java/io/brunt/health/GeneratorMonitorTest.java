// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorMonitorTest {

    /** A clock that moves only while somebody sleeps, by what the test says. */
    private static final class FakeClock {
        private final Queue<Long> sleeps;
        private long now = 17;

        FakeClock(Long... sleeps) {
            this.sleeps = new ArrayDeque<>(List.of(sleeps));
        }

        void sleep(long ignored) {
            now += sleeps.remove();
        }
    }

    @Nested
    class Hiccups {

        @Test
        void areWhatASleepTakesLongerThanTheShortest() throws InterruptedException {
            FakeClock clock = new FakeClock(1_060_000L, 1_050_000L, 41_050_000L, 1_090_000L);
            HiccupMeter meter = new HiccupMeter(() -> clock.now, clock::sleep);

            for (int i = 0; i < 4; i++) {
                meter.sample();
            }

            assertThat(meter.longestHiccupNanos()).isEqualTo(40_000_000);
        }

        @Test
        void areForgottenWhenMeasuringBegins() throws InterruptedException {
            FakeClock clock = new FakeClock(1_050_000L, 41_050_000L, 3_050_000L);
            HiccupMeter meter = new HiccupMeter(() -> clock.now, clock::sleep);
            meter.sample();
            meter.sample();

            meter.reset();
            meter.sample();

            assertThat(meter.longestHiccupNanos()).isEqualTo(2_000_000);
        }
    }

    @Nested
    class Cpu {

        private long now;
        private long cpu;
        private final CpuMeter meter = new CpuMeter(() -> now, () -> cpu, 4);

        @Test
        void isAShareOfAllCoresSinceMeasuringBegan() {
            now = 50;
            cpu = 100;
            meter.reset();
            now += 1_000;
            cpu += 3_000;

            assertThat(meter.share()).isEqualTo(0.75);
        }

        @Test
        void isNeverMoreThanAll() {
            now = 1_000;
            cpu = 4_100;

            assertThat(meter.share()).isEqualTo(1);
        }

        @Test
        void isNegativeIfTheMachineDoesNotTell() {
            cpu = -1;
            now = 1_000;

            assertThat(meter.share()).isEqualTo(-1);
        }

        @Test
        void isZeroBeforeAnyTimeHasPassed() {
            assertThat(meter.share()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "G1 Young Generation, true",
        "G1 Old Generation, true",
        "G1 Concurrent GC, false",
        "PS Scavenge, true",
        "MarkSweepCompact, true",
        "ZGC Cycles, false",
        "ZGC Pauses, true",
        "ZGC Minor Cycles, false",
        "Shenandoah Pauses, true",
        "Shenandoah Cycles, false"
    })
    void countsOnlyCollectionsThatStopTheApplication(String collector, boolean stops) {
        assertThat(GcPauses.stopsTheApplication(collector)).isEqualTo(stops);
    }

    @Test
    void leavesNoThreadBehind() {
        GeneratorMonitor monitor = GeneratorMonitor.start();
        monitor.beginMeasuring();

        Vitals vitals = monitor.vitals();
        monitor.close();

        assertThat(vitals.cpu()).isBetween(0.0, 1.0);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("brunt-health");
    }
}
