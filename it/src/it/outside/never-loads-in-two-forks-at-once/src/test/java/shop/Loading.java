// SPDX-License-Identifier: Apache-2.0
package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.brunt.junit.AfterUser;
import io.brunt.junit.BeforeUser;
import io.brunt.junit.LoadTest;
import io.brunt.user.VirtualUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** Puts a file down while it loads; where it lies already, another load is on, in this JVM or in the other one. */
abstract class Loading {

    private static final Path LOADING = Path.of("target", "loading");

    private final AtomicInteger calls = new AtomicInteger();

    @BeforeUser
    void enter() throws IOException {
        Files.createFile(LOADING);
    }

    @LoadTest(iterations = 30)
    void first(VirtualUser user) throws InterruptedException {
        calls.incrementAndGet();
        user.pause("5ms");
    }

    @LoadTest(iterations = 20)
    void second(VirtualUser user) throws InterruptedException {
        calls.incrementAndGet();
        user.pause("5ms");
    }

    @AfterUser
    void leave() throws IOException {
        Files.delete(LOADING);
    }

    @AfterEach
    void wasCalledAsPlanned(org.junit.jupiter.api.TestInfo test) throws IOException {
        assertEquals(test.getTestMethod().orElseThrow().getName().equals("first") ? 30 : 20, calls.get());
        Files.writeString(Path.of("target", "fork-" + ProcessHandle.current().pid()), getClass().getName());
    }
}
