// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class HostAddressesTest {

    private static final long HELD = 1_000;
    private static final List<InetAddress> FIRST = List.of(address(1));
    private static final List<InetAddress> SECOND = List.of(address(2), address(3));

    private final Queue<Optional<List<InetAddress>>> answers = new ArrayDeque<>();
    private final List<Runnable> looks = new ArrayList<>();
    private long now = 5;

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException never) {
            throw new IllegalStateException(never);
        }
    }

    private HostAddresses held(long nanos) {
        return new HostAddresses(FIRST, answers::remove, nanos, () -> now, looks::add);
    }

    private void look() {
        looks.remove(0).run();
    }

    @Test
    void areNotLookedUpAgainUnlessTold() {
        HostAddresses addresses = held(Long.MAX_VALUE);

        now = Long.MAX_VALUE;

        assertThat(addresses.now()).isEqualTo(FIRST);
        assertThat(looks).isEmpty();
    }

    @Test
    void areLookedUpAgainWhenTheyAreOldAndNobodyWaits() {
        HostAddresses addresses = held(HELD);
        answers.add(Optional.of(SECOND));

        now += HELD - 1;
        assertThat(addresses.now()).isEqualTo(FIRST);
        assertThat(looks).isEmpty();

        now += 1;
        assertThat(addresses.now()).isEqualTo(FIRST);
        assertThat(addresses.now()).isEqualTo(FIRST);
        assertThat(looks).hasSize(1);

        look();
        assertThat(addresses.now()).isEqualTo(SECOND);
        assertThat(looks).isEmpty();
    }

    @Test
    void areLookedUpOverAndOver() {
        HostAddresses addresses = held(HELD);
        answers.addAll(List.of(Optional.of(SECOND), Optional.of(FIRST)));

        for (List<InetAddress> expected : List.of(SECOND, FIRST)) {
            now += HELD;
            addresses.now();
            look();
            assertThat(addresses.now()).isEqualTo(expected);
        }
    }

    @Test
    void stayWhereTheNameIsUnknownByThen() {
        HostAddresses addresses = held(HELD);
        answers.add(Optional.empty());

        now += HELD;
        addresses.now();
        look();

        assertThat(addresses.now()).isEqualTo(FIRST);
    }
}
