// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.GoldenFile;
import io.brunt.problem.BruntException;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Quantities are read as they are printed, and a wrong one says what is wrong with it. */
class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "250us, 250000",
        "5ms, 5000000",
        "1.5s, 1500000000",
        "2m, 120000000000",
        "1h, 3600000000000",
        "1m30s, 90000000000",
        "1h2m3s4ms5us6ns, 3723004005006",
        "0, 0",
        "0s, 0",
        "' 5ms ', 5000000",
        "0.0015ms, 1500",
        "90m, 5400000000000"
    })
    void readsDurations(String text, long nanos) {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "1, 1ns",
        "1500, 1.5us",
        "250000000, 250ms",
        "90000000000, 1m30s",
        "3600000000000, 1h",
        "3723500000000, 1h2m3.5s",
        "1000000000, 1s"
    })
    void printsDurations(long nanos, String text) {
        assertThat(DurationText.print(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"500/s, 500", "30/m, 0.5", "7200/h, 2", "0/s, 0", "2.5/s, 2.5", "' 900 / s ', 900"})
    void readsRates(String text, double perSecond) {
        assertThat(Rate.parse(text).perSecond()).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @CsvSource({"0.1%, 0.001", "0.001, 0.001", "100%, 1", "1, 1", "0, 0", "0%, 0", "33.3%, 0.333", "' 5 % ', 0.05"})
    void readsShares(String text, double value) {
        assertThat(Share.parse(text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "100B, 100",
        "512KiB, 524288",
        "2MB, 2000000",
        "1.5KiB, 1536",
        "1GiB, 1073741824",
        "1TB, 1000000000000",
        "0B, 0",
        "' 1KB ', 1000"
    })
    void readsSizes(String text, long bytes) {
        assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0, 0B", "100, 100B", "1024, 1KiB", "2000000, 2MB", "1048576, 1MiB", "1000, 1KB", "1025, 1025B"})
    void printsSizesInTheGreatestWholeUnit(long bytes, String text) {
        assertThat(new DataSize(bytes)).hasToString(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void readsWhatItPrints(long seed) {
        Random random = new Random(seed);
        Duration duration = Duration.ofNanos(random.nextLong() >>> (1 + random.nextInt(63)));
        Rate rate = new Rate(
                random.nextBoolean() ? random.nextDouble() * 1e6 : random.nextInt(1_000_000),
                random.nextBoolean() ? "s" : "m");
        Share share = new Share(random.nextBoolean() ? random.nextDouble() : random.nextInt(1_001) / 1_000.0);
        DataSize size = new DataSize(random.nextLong() >>> (1 + random.nextInt(63)));

        assertThat(DurationText.parse(DurationText.print(duration)))
                .as("seed %s", seed)
                .isEqualTo(duration);
        assertThat(Rate.parse(rate.toString())).as("seed %s", seed).isEqualTo(rate);
        assertThat(Share.parse(share.toString())).as("seed %s", seed).isEqualTo(share);
        assertThat(DataSize.parse(size.toString())).as("seed %s", seed).isEqualTo(size);
    }

    @Test
    void saysWhatIsWrongWithADuration() {
        assertMessages(
                "duration",
                DurationText::parse,
                "",
                "fast",
                "250",
                "250sm",
                "250sec",
                "5 ms",
                "1m 30s",
                "30s1m",
                "1s1s",
                "-5ms",
                "1.5.5s",
                "1,5s",
                ".5s",
                "5s!",
                "300y",
                "9999999999h",
                "PT5S");
    }

    @Test
    void saysWhatIsWrongWithARate() {
        assertMessages(
                "rate", Rate::parse, "", "fast", "500", "500/", "500/sec", "500/ms", "500 per s", "-5/s", "500/s/s");
    }

    @Test
    void saysWhatIsWrongWithAShare() {
        assertMessages("share", Share::parse, "", "few", "5", "101%", "-1%", "5 percent", "1/2");
    }

    @Test
    void saysWhatIsWrongWithASize() {
        assertMessages(
                "size", DataSize::parse, "", "big", "512", "512KIB", "512kb", "512 KiB", "2M", "9999999TiB", "-1B");
    }

    private static void assertMessages(String name, Function<String, ?> parser, String... texts) {
        GoldenFile.assertMatches(
                "unit-" + name + ".txt",
                Stream.of(texts).map(it -> message(parser, it)).collect(Collectors.joining("\n")));
    }

    private static String message(Function<String, ?> parser, String text) {
        try {
            return "accepted: " + parser.apply(text) + "\n";
        } catch (BruntException e) {
            return e.problems().get(0).at("CheckoutLoadTest.holds: @LoadTest").text() + "\n";
        }
    }
}
