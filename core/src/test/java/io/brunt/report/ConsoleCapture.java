// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Takes what is printed on standard output, until it is closed. */
public final class ConsoleCapture implements AutoCloseable {

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private ConsoleCapture() {}

    /** Begin to take. */
    public static ConsoleCapture begin() {
        ConsoleCapture capture = new ConsoleCapture();
        System.setOut(new PrintStream(capture.printed, true, StandardCharsets.UTF_8));
        return capture;
    }

    /** Return what was printed by now, with plain line ends. */
    public String text() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
