// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.foreign.ForeignResult.Samples;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files larger than the heap that reads them. */
class LargeFileTest {

    private static final long SAMPLES = 300_000;
    private static final String HEAP = "-Xmx24m";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xml"})
    void streamsAFileThatDoesNotFitIntoMemory(String dialect) throws Exception {
        Path file = folder.resolve(dialect + ".jtl");
        write(file, dialect, SAMPLES);
        assertThat(Files.size(file)).isGreaterThan(32L << 20);

        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFileTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(SAMPLES + " samples of 20 labels\n");
        assertThat(reader.waitFor()).isZero();
    }

    /**
     * Read a file; with a dialect and a count behind it, write it before: {@code run.jtl xml 4500000} makes 1.1 GB.
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        if (args.length > 1) {
            write(file, args[1], Long.parseLong(args[2]));
            return;
        }
        Samples read = ForeignFiles.samples(file);
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.print(read.recording().whole().tally().started() + " samples of "
                    + read.recording().steps().size() + " labels\n");
        }
    }

    private static void write(Path file, String dialect, long samples) throws IOException {
        long start = 1_764_072_000_000L;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(dialect.equals("csv") ? ForeignFiles.HEADER : "<testResults version=\"1.2\">\n");
            for (long i = 0; i < samples; i++) {
                long elapsed = 5 + i * 7_919 % 400;
                String label = "GET /articles/of/category-" + i % 20;
                out.write(
                        dialect.equals("csv")
                                ? ForeignFiles.row(start + i / 4, elapsed, label, true)
                                : xml(start + i / 4, elapsed, label));
            }
            out.write(dialect.equals("csv") ? "" : "</testResults>\n");
        }
    }

    private static String xml(long timeStamp, long elapsed, String label) {
        return "<httpSample t=\"" + elapsed + "\" it=\"0\" lt=\"" + elapsed + "\" ct=\"1\" ts=\"" + timeStamp
                + "\" s=\"true\" lb=\"" + label + "\" rc=\"200\" rm=\"OK\" tn=\"Users 1-1\" dt=\"text\" by=\"512\""
                + " sby=\"128\" ng=\"1\" na=\"8\">\n  <java.net.URL>http://127.0.0.1:8080/</java.net.URL>\n"
                + "</httpSample>\n";
    }
}
