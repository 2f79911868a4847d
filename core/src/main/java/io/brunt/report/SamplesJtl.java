// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Outcome;
import io.brunt.record.Sample;
import io.brunt.record.Samples;
import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes {@code samples.jtl}: every sample as JMeter's CSV has it, with its default columns and, as a variable, the
 * service time.
 *
 * <p>{@code elapsed} is the response time, from the intended start, and {@code timeStamp} that start, so that the
 * percentiles which others take of them are honest. What Brunt does not measure is 0.
 */
final class SamplesJtl implements ReportWriter {

    static final String FILE = "samples.jtl";

    /** JMeter takes a column that is not its own for a variable, if its name is in quotes. */
    private static final String HEADS =
            "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,"
                    + "failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect,\"service\"\n";

    private static final double NANOS_PER_MILLI = 1e6;

    private final Samples samples;

    SamplesJtl(Samples samples) {
        this.samples = samples;
    }

    @Override
    public String fileName() {
        return FILE;
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        Rows rows = new Rows(result);
        out.write(HEADS.getBytes(StandardCharsets.UTF_8));
        samples.read(it -> out.write(rows.of(it).getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Rows {

        private final String test;
        private final long fromMillis;
        private final Map<Integer, Integer> users = new HashMap<>();

        /** Each name is masked and escaped once. */
        private final Map<String, String> names = new HashMap<>();

        Rows(LoadResult result) {
            test = Escaper.csv(result.test().method());
            fromMillis = result.measuredFrom().toEpochMilli();
            for (Second it : result.timeline()) {
                users.put(it.second(), it.users());
            }
        }

        String of(Sample sample) {
            long started = sample.started().toEpochMilli();
            int busy = users.getOrDefault((int) Math.floorDiv(started - fromMillis, 1_000L), 0);
            boolean request = sample.status() > 0;
            boolean completed = sample.outcome() == Outcome.COMPLETED;
            return new CsvLine()
                    .count(started)
                    .count(Math.round(sample.responseNanos() / NANOS_PER_MILLI))
                    .raw(label(sample.step()))
                    .raw(request ? String.valueOf(sample.status()) : "")
                    .raw("")
                    .raw("brunt 1-" + (sample.recorder() + 1))
                    .raw(request ? "text" : "")
                    .raw(String.valueOf(completed))
                    .raw(completed ? "" : failure(sample))
                    .count(sample.bytesIn())
                    .count(sample.bytesOut())
                    .count(busy)
                    .count(busy)
                    .raw(sample.instance().isEmpty() ? "null" : name(sample.instance()))
                    .raw("0,0,0")
                    .number(sample.serviceNanos() / NANOS_PER_MILLI)
                    .end();
        }

        private String label(String step) {
            return step.isEmpty() ? test : name(step);
        }

        private String name(String untrusted) {
            return names.computeIfAbsent(untrusted, it -> Escaper.csv(Secrets.mask(it)));
        }

        private String failure(Sample sample) {
            if (sample.outcome() == Outcome.ABANDONED) {
                return "abandoned";
            }
            return sample.kind().isEmpty() ? "error" : name(sample.kind());
        }
    }
}
