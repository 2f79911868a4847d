// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    Path temp;

    @Test
    void letsOneThreadWorkAtATime() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread first = new Thread(() -> hold("a", () -> {
            held.countDown();
            assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
            append("b");
        }));
        first.start();
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();

        Thread second = new Thread(() -> hold("c", () -> {}));
        second.start();
        await().during(Duration.ofMillis(200)).until(() -> content().equals("a"));
        go.countDown();
        first.join();
        second.join();

        assertThat(content()).isEqualTo("abc");
    }

    @Test
    void letsOneJvmWorkAtATime() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        temp.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(temp.resolve("log")) && content().equals("a"));

        Thread second = new Thread(() -> hold("c", () -> {}));
        second.start();
        await().during(Duration.ofMillis(200)).until(() -> content().equals("a"));
        other.getOutputStream().close();
        second.join();

        assertThat(other.waitFor()).isZero();
        assertThat(content()).isEqualTo("abc");
    }

    @Test
    void givesTheLockBackWhenTheWorkFails() throws Exception {
        try {
            DirectoryLock.hold(temp, () -> {
                throw new IOException("no more");
            });
        } catch (IOException expected) {
            append("x");
        }

        Thread next = new Thread(() -> hold("y", () -> {}));
        next.start();
        next.join();

        assertThat(content()).isEqualTo("xy");
    }

    private void hold(String text, Step then) {
        hold(temp, text, then);
    }

    private static void hold(Path folder, String text, Step then) {
        try {
            DirectoryLock.hold(folder, () -> {
                append(folder, text);
                try {
                    then.run();
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void append(String text) throws IOException {
        append(temp, text);
    }

    private static void append(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String content() throws IOException {
        return Files.readString(temp.resolve("log"));
    }

    /** Takes the lock and gives it back when its input ends. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) {
            Path folder = Path.of(args[0]);
            hold(folder, "a", () -> {
                System.in.read();
                append(folder, "b");
            });
        }
    }
}
