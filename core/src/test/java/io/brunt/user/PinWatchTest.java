// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(60)
class PinWatchTest {

    /** A frame of native code below the wait pins on every JVM: this one's class initializer. */
    private static final class Pins {
        static final boolean WAITED = waits();

        private static boolean waits() {
            LockSupport.parkNanos(60_000_000);
            return true;
        }
    }

    private static void inAVirtualThread(Runnable work) throws InterruptedException {
        UserThreads.of(false).start(work, "pinned").join();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void tellsOfAThreadThatWaitedWithoutLettingGo() throws InterruptedException {
        PinWatch watch = PinWatch.start(true);
        inAVirtualThread(() -> assertThat(Pins.WAITED).isTrue());

        assertThat(watch.stop())
                .hasValueSatisfying(it -> assertThat(it)
                        .contains("pinned to their carriers 1 time")
                        .contains("PinWatchTest$Pins.waits:"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void tellsNothingOfOneThatLetGo() throws InterruptedException {
        PinWatch watch = PinWatch.start(true);
        inAVirtualThread(() -> LockSupport.parkNanos(60_000_000));

        assertThat(watch.stop()).isEmpty();
    }

    @Test
    void tellsNothingWhereUsersAreNotVirtual() {
        assertThat(PinWatch.start(false).stop()).isEqualTo(Optional.empty());
    }
}
