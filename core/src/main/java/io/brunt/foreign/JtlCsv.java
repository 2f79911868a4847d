// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.record.Ending;
import java.io.IOException;
import java.io.Reader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a JTL in CSV, in any dialect that JMeter's {@code CSVSaveService} writes or wrote: with a header or without, columns
 * missing or in another order, another delimiter, dates for milliseconds, fields with line breaks.
 *
 * <p>One row at a time, in the memory of one row. Confined to one thread.
 */
final class JtlCsv {

    private static final char[] TRANSACTION = JtlXml.TRANSACTION.toCharArray();

    private final CsvRows row;
    private final JtlTimestamps timestamps;
    private final SampleLog log;
    private final SampleParts parts;
    private final List<String> notes = new ArrayList<>();

    private JtlCsv(CsvRows row, ZoneId zone, CloseUp closeUp) {
        this.row = row;
        this.timestamps = new JtlTimestamps(zone);
        this.log = new SampleLog(closeUp);
        this.parts = new SampleParts(log.sampleSteps());
    }

    static ForeignResult.Samples read(Reader reader, char delimiter, ZoneId zone, CloseUp closeUp) throws IOException {
        return new JtlCsv(new CsvRows(reader, delimiter), zone, closeUp).read();
    }

    private ForeignResult.Samples read() throws IOException {
        if (!row.next()) {
            throw new BruntException(EmptyFile.BLANK);
        }
        boolean header = JtlColumns.isHeader(row);
        JtlColumns columns = header
                ? JtlColumns.ofHeader(row)
                : JtlColumns.ofFirstRow(row, timestamps.millis(row, 0).isPresent());
        Optional<Ending> ending = Optional.empty();
        long headers = header ? 1 : 0;
        boolean more = header ? row.next() : true;
        while (more && ending.isEmpty()) {
            if (row.count() != columns.count()) {
                ending = Optional.of(cutOff(columns));
            } else if (header && row.is(columns.elapsed(), "elapsed")) {
                headers++;
            } else {
                record(columns);
            }
            more = row.next();
        }
        if (log.isEmpty() && ending.isEmpty()) {
            throw new BruntException(EmptyFile.HEADER_ONLY);
        }
        if (headers > 1) {
            notes.add("the header stands " + headers + " times: several runs, or several machines, are judged as one");
        }
        return log.result(ending, notes);
    }

    /** A run that was ended while JMeter wrote is not the run that was promised. Anywhere else a short row is a fault. */
    private Ending cutOff(JtlColumns columns) {
        if (row.isCutOff() && row.count() < columns.count()) {
            return Ending.interrupted(
                    "line " + row.line() + ", the last one, ends in the middle: JMeter was ended while it wrote");
        }
        throw new BruntException(Problem.of("line " + row.line() + " has " + row.count() + " columns")
                .expected(columns.count() + " columns")
                .hint("rows of one file must come from one JMeter with one configuration"));
    }

    private void record(JtlColumns columns) {
        long start = start(columns);
        long elapsed = row.number(columns.elapsed());
        if (elapsed < 0) {
            throw wrong(columns.elapsed(), "elapsed", "milliseconds");
        }
        if (columns.sampleCount() >= 0 && row.number(columns.sampleCount()) > 1) {
            throw new BruntException(Problem.of("line " + row.line() + " stands for "
                            + row.number(columns.sampleCount()) + " samples, whose times cannot be told apart")
                    .hint("let JMeter write each sample: -Jmode=Standard, or another mode that does not sum up"));
        }
        boolean succeeded = succeeded(columns);
        int status = columns.responseCode() < 0 ? 0 : JtlErrors.status(row.number(columns.responseCode()));
        long bytes = columns.bytes() < 0 ? 0 : Math.max(0, row.number(columns.bytes()));
        long thread = columns.threadName() < 0
                ? 0
                : SampleParts.thread(row.characters(), row.begin(columns.threadName()), row.end(columns.threadName()));
        boolean part = isTransaction(columns) || isPart(columns, thread, start, elapsed);
        if (part) {
            log.part(start, elapsed, succeeded, step(columns, log.partSteps()), status, bytes);
        } else {
            long sent = columns.sentBytes() < 0 ? 0 : Math.max(0, row.number(columns.sentBytes()));
            int step = step(columns, log.sampleSteps());
            log.sample(start, elapsed, succeeded, step, status, bytes, sent, users(columns));
            parts.sample(thread, step, start, elapsed);
        }
        if (!succeeded) {
            JtlErrors.note(
                    log,
                    part,
                    status,
                    text(columns.responseCode()),
                    text(columns.responseMessage()),
                    text(columns.failureMessage()));
        }
    }

    private boolean isPart(JtlColumns columns, long thread, long start, long elapsed) {
        int label = columns.label();
        return label >= 0 && parts.isPart(thread, row.characters(), row.begin(label), row.end(label), start, elapsed);
    }

    private int users(JtlColumns columns) {
        return columns.allThreads() < 0
                ? 0
                : (int) Math.max(0, Math.min(Integer.MAX_VALUE, row.number(columns.allThreads())));
    }

    private long start(JtlColumns columns) {
        OptionalLong millis = timestamps.millis(row, columns.timeStamp());
        if (millis.isEmpty()) {
            throw wrong(
                    columns.timeStamp(),
                    "timeStamp",
                    "milliseconds since 1970, or a date such as 2026-11-25 14:00:00.000");
        }
        return millis.getAsLong();
    }

    private boolean succeeded(JtlColumns columns) {
        if (row.is(columns.success(), "true")) {
            return true;
        }
        if (row.is(columns.success(), "false")) {
            return false;
        }
        throw wrong(columns.success(), "success", "true or false");
    }

    private BruntException wrong(int field, String name, String expected) {
        String text = text(field);
        return new BruntException(Problem.of("line " + row.line() + ": " + name + " cannot be read")
                .expected(expected)
                .actual(text.length() > 100 ? text.substring(0, 100) + " ..." : text));
    }

    private int step(JtlColumns columns, StepIndex steps) {
        return columns.label() < 0
                ? steps.of("")
                : steps.of(row.characters(), row.begin(columns.label()), row.end(columns.label()));
    }

    private boolean isTransaction(JtlColumns columns) {
        int field = columns.responseMessage();
        if (field < 0 || row.end(field) - row.begin(field) < TRANSACTION.length) {
            return false;
        }
        int begin = row.begin(field);
        for (int i = 0; i < TRANSACTION.length; i++) {
            if (row.characters()[begin + i] != TRANSACTION[i]) {
                return false;
            }
        }
        return true;
    }

    private String text(int field) {
        return field < 0 ? "" : row.text(field);
    }
}
