// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.record.ErrorGroup;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Reads result files of other tools, told apart by what is in them, never by their names.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ForeignFile {

    private static final int HEAD = 1 << 13;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String STATS = "_stats.csv";

    private ForeignFile() {}

    /**
     * Read a file. One of samples is streamed, whatever its size.
     *
     * @param file to read
     * @param format whose it must be
     * @return its samples, or its figures
     * @throws BruntException without the file's name: it cannot be read, is of another format, or holds nothing
     */
    public static ForeignResult read(Path file, ForeignFormat format) {
        return read(file, format, CloseUp.NONE);
    }

    /**
     * Read a file, with what windows of its seconds need.
     *
     * @param file to read
     * @param format whose it must be
     * @param closeUp what to keep of each second of samples
     * @return its samples, or its figures
     * @throws BruntException without the file's name: it cannot be read, is of another format, or holds nothing
     */
    public static ForeignResult read(Path file, ForeignFormat format, CloseUp closeUp) {
        try {
            if (Files.size(file) == 0) {
                throw new BruntException(EmptyFile.NO_BYTES);
            }
            try (PushbackReader reader = open(file)) {
                return read(file, reader, format, closeUp);
            }
        } catch (IOException unreadable) {
            throw new BruntException(Problem.of("the file cannot be read").actual(unreadable.toString()));
        }
    }

    private static PushbackReader open(Path file) throws IOException {
        return new PushbackReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), HEAD);
    }

    private static ForeignResult read(Path file, PushbackReader reader, ForeignFormat format, CloseUp closeUp)
            throws IOException {
        int first = skipBlanks(reader);
        if (first < 0) {
            throw new BruntException(EmptyFile.BLANK);
        }
        reader.unread(first);
        String head = head(reader);
        if (head.indexOf('\0') >= 0 || head.startsWith("RUN\t")) {
            throw new BruntException(Problem.of("the file is none that Brunt can read")
                    .expected("JMeter's JTL, k6's summary, or Locust's statistics")
                    .actual(head.startsWith("RUN\t") ? "Gatling's simulation.log" : "binary")
                    .hint("Gatling's simulation.log has no documented format, and is binary since 3.13: use"
                            + " its assertions"));
        }
        ForeignFormat found = format(head);
        if (format != ForeignFormat.AUTO && found != format) {
            throw new BruntException(Problem.of("the file is not of " + format.text())
                    .expected(expected(format))
                    .actual(found == ForeignFormat.AUTO ? "something else" : expected(found))
                    .hint("say <format>auto</format> to let the content decide"));
        }
        return switch (found) {
            case K6 -> K6Summary.read(file);
            case LOCUST -> locust(file, reader, head);
            default ->
                first == '<'
                        ? JtlXml.read(reader, closeUp)
                        : JtlCsv.read(reader, CsvDelimiter.of(head), ZoneId.systemDefault(), closeUp);
        };
    }

    private static String expected(ForeignFormat format) {
        return switch (format) {
            case K6 -> "k6's summary in JSON";
            case LOCUST -> "Locust's statistics in CSV";
            default -> "JMeter's JTL in CSV or XML";
        };
    }

    /** What is neither JSON nor Locust's is read as a JTL, which says by itself what it misses. */
    private static ForeignFormat format(String head) {
        if (head.startsWith("{")) {
            return ForeignFormat.K6;
        }
        String line = head.lines().findFirst().orElse("");
        boolean locust = line.contains("Request Count")
                || line.startsWith("Timestamp,User Count")
                || line.startsWith("Method,Name,Error,Occurrences")
                || line.startsWith("Count,Message,Traceback");
        return locust ? ForeignFormat.LOCUST : ForeignFormat.JMETER;
    }

    private static ForeignResult locust(Path file, Reader reader, String head) throws IOException {
        if (!head.startsWith("Type,Name,Request Count")) {
            throw new BruntException(Problem.of("this file of Locust's holds no statistics over the whole run")
                    .expected("PREFIX" + STATS)
                    .hint("locust --csv=PREFIX writes four files: give the one that ends in " + STATS));
        }
        return LocustStats.read(reader, failures(file));
    }

    private static List<ErrorGroup> failures(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Path failures = file.resolveSibling(name.replace(STATS, "_failures.csv"));
        if (!name.endsWith(STATS) || !Files.isRegularFile(failures)) {
            return List.of();
        }
        try (Reader reader = open(failures)) {
            return LocustStats.failures(reader);
        }
    }

    /**
     * Find the statistics that a file of Locust's only goes along with.
     *
     * @param file any file
     * @return the {@code _stats.csv} of the same run; empty if the file is one itself, or none of Locust's
     */
    public static Optional<Path> companionOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return List.of("_stats_history.csv", "_failures.csv", "_exceptions.csv").stream()
                .filter(name::endsWith)
                .map(it -> file.resolveSibling(name.substring(0, name.length() - it.length()) + STATS))
                .findFirst();
    }

    private static int skipBlanks(Reader reader) throws IOException {
        int first = reader.read();
        while (first == BYTE_ORDER_MARK || first >= 0 && Character.isWhitespace(first)) {
            first = reader.read();
        }
        return first;
    }

    private static String head(PushbackReader reader) throws IOException {
        char[] head = new char[HEAD];
        int length = 0;
        int read = reader.read(head, 0, HEAD);
        while (read > 0) {
            length += read;
            read = length < HEAD ? reader.read(head, length, HEAD - length) : 0;
        }
        reader.unread(head, 0, length);
        return new String(head, 0, length);
    }
}
