// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HotSpotCountersTest {

    @TempDir
    Path folder;

    private Path written(ByteBuffer bytes) throws Exception {
        return Files.write(folder.resolve("1240"), bytes.array());
    }

    /** One counter, {@code a.b}, of 42. */
    private static ByteBuffer file(ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(80);
        bytes.putInt(0, 0xcafec0c0);
        bytes.order(order);
        bytes.put(4, (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 0));
        bytes.put(5, (byte) 2).put(7, (byte) 1);
        bytes.putInt(24, 32).putInt(28, 1);
        bytes.putInt(32, 40).putInt(36, 20).putInt(40, 0).put(44, (byte) 'J').putInt(48, 32);
        bytes.put(52, new byte[] {'a', '.', 'b', 0});
        bytes.putLong(64, 42);
        return bytes;
    }

    @Test
    void readsNumbersInEitherOrderOfTheirBytes() throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            try (HotSpotCounters counters =
                    HotSpotCounters.open(written(file(order))).orElseThrow()) {
                int place = counters.place("a.b").orElseThrow();

                assertThat(counters.at(place)).isEqualTo(42);
                assertThat(counters.place("a.c")).isEmpty();

                written(file(order).putLong(64, 43));
                counters.look(place, place);

                assertThat(counters.at(place)).isEqualTo(43);
            }
        }
    }

    @Test
    void waitsUntilTheJvmHasFilledItIn() throws Exception {
        assertThat(HotSpotCounters.open(written(file(ByteOrder.LITTLE_ENDIAN).put(7, (byte) 0))))
                .isEmpty();
        assertThat(HotSpotCounters.open(written(ByteBuffer.allocate(0)))).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.brunt.Seeds#all")
    void refusesAnythingElseInPeace(long seed) throws Exception {
        Random random = new Random(seed);
        ByteBuffer bytes = file(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 4; i++) {
            bytes.put(8 + random.nextInt(72), (byte) random.nextInt());
        }

        HotSpotCounters.open(written(bytes))
                .ifPresent(it -> assertThat(it.place("a.c")).as("seed %s", seed).isEmpty());
    }
}
