// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WardedServiceTest {

    @TempDir
    Path module;

    @Test
    void hasEndedOnlyOnceItsExitWasTold() throws Exception {
        Order.Launch order = new Order.Launch(
                "api-1",
                List.of("sleep", "600"),
                System.getenv(),
                module,
                module.resolve("log"),
                Stop.within(Duration.ofMinutes(1)));
        WardedService service =
                WardedService.launch(order, new Mark("run", "api-1", ProcessIdentity.current(), module));
        AtomicBoolean told = new AtomicBoolean();
        service.onExit(code -> {
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            told.set(true);
        });

        service.end();

        assertThat(told).isTrue();
    }
}
