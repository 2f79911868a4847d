// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A program that uses as much of a machine as it is told on its input, line by line, and says when it has done so. */
public final class Hog {

    private static final int MEBIBYTE = 1 << 20;

    private final List<Object> kept = new ArrayList<>();

    private Hog() {}

    public static void main(String[] arguments) throws IOException {
        Hog hog = new Hog();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        answers.println("ready");
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ");
            hog.obey(words[0], Integer.parseInt(words[1]));
            answers.println("done");
        }
    }

    private void obey(String order, int amount) throws IOException {
        switch (order) {
            case "burn" -> burn(amount);
            case "hold" -> hold(amount);
            case "start" -> startThreads(amount);
            case "open" -> open(amount);
            case "collect" -> collect(amount);
            default -> throw new IllegalArgumentException(order);
        }
    }

    /** So many milliseconds of CPU, however long that takes. */
    private static void burn(int millis) {
        var threads = ManagementFactory.getThreadMXBean();
        long until = threads.getCurrentThreadCpuTime() + millis * 1_000_000L;
        while (threads.getCurrentThreadCpuTime() < until) {
            Thread.onSpinWait();
        }
    }

    /** Outside of the heap, and each page written to, so that it is in RAM. */
    private void hold(int mebibytes) {
        for (int i = 0; i < mebibytes; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(MEBIBYTE);
            for (int at = 0; at < MEBIBYTE; at += 1024) {
                buffer.put(at, (byte) 1);
            }
            kept.add(buffer);
        }
    }

    private static void startThreads(int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(LockSupport::park);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void open(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            kept.add(new FileInputStream("/dev/null"));
        }
    }

    /** Garbage, with something that lives, so that pauses take their time. */
    private void collect(int times) {
        for (int i = 0; i < times; i++) {
            List<byte[]> living = new ArrayList<>();
            for (int block = 0; block < 20_000; block++) {
                living.add(new byte[512]);
            }
            System.gc();
            LockSupport.parkNanos(30_000_000);
            kept.add(living.size());
        }
    }
}
