// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one of several JVMs, and one thread of each, bring a report directory up to date. */
final class DirectoryLock {

    /** A file lock is the whole JVM's: threads need one of their own. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private DirectoryLock() {}

    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Wait for the lock, take it, work and give it back. */
    static void hold(Path directory, Work work) throws IOException {
        THREADS.lock();
        // Closing the channel gives the lock back.
        try (FileChannel channel =
                FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            awaitLock(channel);
            work.run();
        } finally {
            THREADS.unlock();
        }
    }

    private static void awaitLock(FileChannel channel) throws IOException {
        boolean held = false;
        while (!held) {
            try {
                held = channel.lock().isValid();
            } catch (OverlappingFileLockException heldByAnotherClassLoader) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }
}
