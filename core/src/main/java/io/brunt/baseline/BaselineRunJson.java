// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import io.brunt.json.Json;
import io.brunt.json.JsonFields;
import io.brunt.record.CompressedTimes;
import io.brunt.record.Distribution;
import io.brunt.record.Resolution;
import java.io.IOException;
import org.apiguardian.api.API;

/**
 * A run as JSON, the same in a baseline and in {@code result.json}: figures for people, and the histogram that counts.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BaselineRunJson {

    /** Said of a histogram whose buckets are nanoseconds; else they are microseconds, as all figures are. */
    private static final String NANOS = "ns";

    private BaselineRunJson() {}

    /**
     * Write a run's fields.
     *
     * @param json within an object
     * @param run what to write
     * @throws IOException from the writer below
     */
    public static void write(Json json, BaselineRun run) throws IOException {
        json.text("at", run.at().toString());
        json.text("commit", run.commit());
        json.row("machine", () -> {
            json.text("cpu", run.machine().cpu());
            json.count("cpus", run.machine().cpus());
            json.text("os", run.machine().os());
            json.text("java", run.machine().java());
            json.text("ci", run.machine().ci());
        });
        json.text("load", run.load());
        json.row("whole", () -> part(json, run.whole()));
        json.rows("stages", run.stages(), it -> part(json, it));
        json.rows("steps", run.steps(), it -> part(json, it));
    }

    private static void part(Json json, BaselinePart part) throws IOException {
        Distribution times = part.responseTime();
        boolean none = times.isEmpty();
        json.text("name", part.name());
        json.number("throughput", part.throughput());
        json.count("count", times.count());
        if (times.resolution() == Resolution.NANOSECONDS) {
            json.text("buckets", NANOS);
        }
        json.number("min", none ? Double.NaN : times.min().toNanos() / 1e3);
        json.number("mean", none ? Double.NaN : Math.round(times.meanMicros() * 1e3) / 1e3);
        json.number("p50", none ? Double.NaN : times.percentileMicros(50));
        json.number("p99", none ? Double.NaN : times.percentileMicros(99));
        json.number("max", none ? Double.NaN : times.max().toNanos() / 1e3);
        json.text("histogram", CompressedTimes.of(times));
    }

    /**
     * Read a run.
     *
     * @param fields as {@link #write} wrote them
     * @return that run
     * @throws io.brunt.problem.BruntException naming the file and the field at fault
     */
    public static BaselineRun read(JsonFields fields) {
        JsonFields machine = fields.object("machine");
        return new BaselineRun(
                fields.instant("at"),
                fields.optionalText("commit").orElse(null),
                new MachineClass(
                        machine.optionalText("cpu").orElse(null),
                        (int) machine.count("cpus"),
                        machine.text("os"),
                        machine.text("java"),
                        machine.optionalText("ci").orElse(null)),
                fields.text("load"),
                part(fields.object("whole")),
                fields.objects("stages").stream().map(BaselineRunJson::part).toList(),
                fields.objects("steps").stream().map(BaselineRunJson::part).toList());
    }

    private static BaselinePart part(JsonFields part) {
        boolean none = part.optionalNumber("max").isEmpty();
        boolean nanos = part.optionalText("buckets").filter(NANOS::equals).isPresent();
        Resolution resolution = nanos ? Resolution.NANOSECONDS : Resolution.MICROSECONDS;
        double min = none ? 0 : part.number("min");
        double mean = none ? 0 : part.number("mean");
        double max = none ? 0 : part.number("max");
        return new BaselinePart(
                part.text("name"),
                part.number("throughput"),
                part.parsed(
                        "histogram",
                        "an HdrHistogram V2 in base64 with the least, mean and greatest beside it",
                        it -> CompressedTimes.read(it, resolution, min, mean, max)));
    }
}
