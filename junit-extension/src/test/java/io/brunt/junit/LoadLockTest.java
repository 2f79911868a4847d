// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadLockTest {

    @TempDir
    Path build;

    @Test
    void isOneFileForAllModulesOfABuild() throws IOException {
        Path module = Files.createDirectories(build.resolve("services/shop"));
        for (Path folder : List.of(build, build.resolve("services"), module)) {
            Files.createFile(folder.resolve("pom.xml"));
        }

        assertThat(LoadLock.file(module)).isEqualTo(build.resolve("target/.brunt.lock"));
        assertThat(LoadLock.file(build)).isEqualTo(build.resolve("target/.brunt.lock"));
    }

    @Test
    void staysInAModuleOfItsOwn() throws IOException {
        Path module = Files.createDirectories(build.resolve("checkout/shop"));
        Files.createFile(build.resolve("pom.xml"));

        assertThat(LoadLock.file(module)).isEqualTo(module.resolve("target/.brunt.lock"));
    }

    @Test
    void letsOneInAtATimeInThisJvmToo() throws Exception {
        Path file = build.resolve("target/.brunt.lock");
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> LoadLock.hold(file, () -> {
                inside.countDown();
                awaitUninterrupted(leave);
                return order.add("first");
            }));
            inside.await();
            Future<?> second = threads.submit(() -> LoadLock.hold(file, () -> order.add("second")));
            leave.countDown();
            first.get();
            second.get();
        } finally {
            threads.shutdownNow();
        }

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void waitsForAnotherJvm() throws Exception {
        Path file = build.resolve("lock");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("holding");
            CountDownLatch held = new CountDownLatch(1);
            Thread waiting = new Thread(() -> {
                try {
                    LoadLock.hold(file, () -> other.isAlive());
                    held.countDown();
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.start();
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            assertThat(held.getCount()).isEqualTo(1);

            other.outputWriter().close();

            held.await();
        } finally {
            other.destroyForcibly();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    /** Another JVM of the same build; lets go when its input ends. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            LoadLock.hold(Path.of(arguments[0]), () -> {
                new PrintStream(new FileOutputStream(FileDescriptor.out), true).println("holding");
                try {
                    return System.in.read();
                } catch (IOException fault) {
                    throw new UncheckedIOException(fault);
                }
            });
        }
    }
}
