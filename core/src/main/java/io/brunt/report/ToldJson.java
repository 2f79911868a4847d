// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.json.Json;
import io.brunt.record.Distribution;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes {@code result.json} of a result of which only a few figures are known: null for all others. */
final class ToldJson {

    private static final List<String> NOTHING = List.of("arrivalEstimate", "allocation", "breach", "settling");

    private static final List<String> NONE = List.of("protocols", "percentiles", "histogram", "timeline");

    private ToldJson() {}

    static void write(ResultSummary summary, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Json json = new Json(writer);
        json.object(() -> all(json, summary));
        json.flush();
        writer.write('\n');
        writer.flush();
    }

    private static void all(Json json, ResultSummary summary) throws IOException {
        json.text("schema", JsonReport.SCHEMA);
        json.row("test", () -> JsonReport.test(json, summary.test()));
        json.nothing("plan");
        json.text("verdict", summary.verdict().name());
        json.text("headline", summary.headline());
        json.rows("slos", summary.slos(), it -> JsonReport.slo(json, it));
        json.row("totals", () -> JsonReport.totals(json, summary.totals()));
        json.row("responseTime", () -> JsonReport.times(json, Distribution.EMPTY));
        json.row("serviceTime", () -> JsonReport.times(json, Distribution.EMPTY));
        for (String name : NOTHING) {
            json.nothing(name);
        }
        for (String name : List.of("stages", "steps", "instances")) {
            json.texts(name, List.of());
        }
        json.rows("errors", summary.errors(), it -> JsonReport.error(json, it));
        json.object("load", () -> JsonReport.load(json, summary.load()));
        json.row("connections", () -> JsonReport.connections(json, summary.connections()));
        json.object("generator", () -> generator(json, summary));
        json.object("environment", () -> JsonReport.environment(json, summary.environment()));
        json.texts("notes", summary.notes());
        json.text("started", summary.started().toString());
        json.text("measuredFrom", summary.measuredFrom().toString());
        json.text("ended", summary.ended().toString());
        for (String name : NONE) {
            json.texts(name, List.of());
        }
    }

    /** Whether another tool kept up, only it knew. */
    static void generator(Json json, ResultSummary summary) throws IOException {
        json.row("lateness", () -> {
            json.nothing("p50");
            json.nothing("p99");
            json.nothing("max");
        });
        for (String name : List.of("cpu", "gcPause", "hiccupMax", "steal", "runQueue", "clockJump")) {
            json.nothing(name);
        }
        json.truth("valid", summary.generatorValid());
        json.texts("reasons", summary.generatorReasons());
        json.row("selfWarmup", () -> {
            json.count("seconds", 0);
            json.count("iterations", 0);
        });
    }
}
