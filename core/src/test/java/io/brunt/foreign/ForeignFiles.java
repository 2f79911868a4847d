// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.foreign.ForeignResult.Samples;
import io.brunt.foreign.ForeignResult.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of other tools, written for a test; and those that the tools wrote, kept under {@code resources/foreign}. */
public final class ForeignFiles {

    /** What JMeter 5 writes first. */
    public static final String HEADER =
            "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
                    + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect\n";

    private ForeignFiles() {}

    public static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path kept(String name) {
        return Path.of("src/test/resources/foreign", name);
    }

    /** A row of JMeter's default order. */
    public static String row(long timeStamp, long elapsed, String label, boolean success) {
        return timeStamp + "," + elapsed + "," + label + "," + (success ? "200,OK" : "500,Internal Server Error")
                + ",Users 1-1,text," + success + ",,512,128,1,8,http://127.0.0.1:8080/," + elapsed + ",0,1\n";
    }

    static Samples samples(Path file) {
        return (Samples) ForeignFile.read(file, ForeignFormat.AUTO);
    }

    static Summary summary(Path file) {
        return (Summary) ForeignFile.read(file, ForeignFormat.AUTO);
    }
}
