// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.LongBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SampleRingTest {

    private static final int CAPACITY = 4_096;

    private final SampleRing ring = new SampleRing();

    private void add(long number) {
        ring.add(number, number + 1, number + 2, number + 3, number + 4, number + 5);
    }

    private LongBuffer drain(int samples) {
        LongBuffer buffer = LongBuffer.allocate(samples * SampleRing.FIELDS);
        ring.drainTo(buffer);
        return buffer.flip();
    }

    @Test
    void givesBackWhatWasPutInAcrossItsEnd() {
        for (int i = 0; i < 3_000; i++) {
            add(i);
        }
        drain(3_000);
        for (int i = 3_000; i < 6_000; i++) {
            add(i);
        }

        LongBuffer rest = drain(5_000);

        assertThat(rest.remaining()).isEqualTo(3_000 * SampleRing.FIELDS);
        for (int i = 3_000; i < 6_000; i++) {
            for (int field = 0; field < SampleRing.FIELDS; field++) {
                assertThat(rest.get()).isEqualTo(i + field);
            }
        }
        assertThat(ring.lost()).isZero();
    }

    @Test
    void countsWhatFindsNoRoomAndKeepsTheRest() {
        for (int i = 0; i < CAPACITY + 7; i++) {
            add(i);
        }

        assertThat(ring.lost()).isEqualTo(7);
        assertThat(drain(CAPACITY + 7).remaining()).isEqualTo(CAPACITY * SampleRing.FIELDS);

        add(1);
        assertThat(ring.lost()).isEqualTo(7);
        assertThat(drain(1).get()).isEqualTo(1);
    }

    @Test
    void takesNothingMoreInOnceClosed() {
        ring.close();

        add(1);

        assertThat(drain(1).remaining()).isZero();
    }

    @Test
    void losesNoneWithoutCountingItWhileBothSidesRun() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        int all = 1_000_000;
        Thread writer = new Thread(() -> {
            for (int i = 0; i < all; i++) {
                add(i);
            }
            done.set(true);
        });
        writer.start();

        long seen = 0;
        long last = -1;
        boolean over = false;
        while (!over) {
            boolean written = done.get();
            LongBuffer some = drain(1_024);
            over = written && !some.hasRemaining();
            while (some.hasRemaining()) {
                long number = some.get();
                assertThat(number > last).isTrue();
                last = number;
                for (int field = 1; field < SampleRing.FIELDS; field++) {
                    assertThat(some.get() == number + field).isTrue();
                }
                seen++;
            }
        }
        writer.join();

        assertThat(seen + ring.lost()).isEqualTo(all);
    }
}
