// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.baseline.BaselineRunJson;
import io.brunt.health.GeneratorHealth;
import io.brunt.json.Json;
import io.brunt.record.Allocation;
import io.brunt.record.Connections;
import io.brunt.record.Distribution;
import io.brunt.record.ErrorGroup;
import io.brunt.record.Second;
import io.brunt.record.TimeSeries;
import io.brunt.result.ArrivalEstimate;
import io.brunt.result.BaselineTimes;
import io.brunt.result.Breach;
import io.brunt.result.Environment;
import io.brunt.result.HeatMap;
import io.brunt.result.InstanceResult;
import io.brunt.result.LoadResult;
import io.brunt.result.Settling;
import io.brunt.result.StageResult;
import io.brunt.result.StepResult;
import io.brunt.result.TestIdentity;
import io.brunt.result.TimeFigures;
import io.brunt.result.Totals;
import io.brunt.unit.DurationText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@code result.json}: everything that is known, for machines; its schema is {@code brunt-result-1.schema.json}.
 *
 * <p>Times in microseconds but {@code seconds}, shares from 0 to 1, instants in ISO-8601 UTC, {@code null} for what
 * does not exist. Fields may be added, none renamed.
 */
final class JsonReport implements ReportWriter {

    static final String SCHEMA = "brunt-result/1";

    /** As many as the page draws. */
    private static final int MOST_HEAT_COLUMNS = 360;

    @Override
    public String fileName() {
        return Reports.JSON;
    }

    @Override
    public void write(LoadResult result, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Json json = new Json(writer);
        json.object(() -> all(json, result, ResultSummary.of(result)));
        json.flush();
        writer.write('\n');
        writer.flush();
    }

    private static void all(Json json, LoadResult result, ResultSummary summary) throws IOException {
        json.text("schema", SCHEMA);
        json.row("test", () -> test(json, result.test()));
        json.object("plan", () -> PlanJson.write(json, result.plan(), result.request()));
        json.text("verdict", result.verdict().name());
        json.text("headline", summary.headline());
        json.rows("slos", summary.slos(), it -> slo(json, it));
        json.row("totals", () -> totals(json, result.totals()));
        json.row("responseTime", () -> times(json, result.responseTime()));
        json.row("serviceTime", () -> times(json, result.serviceTime()));
        arrivalEstimate(json, result.arrivalEstimate());
        allocation(json, result.allocation());
        json.objects("stages", result.stages(), it -> stage(json, it));
        json.objects("steps", result.steps(), it -> step(json, it));
        json.objects("instances", result.instances(), it -> instance(json, it));
        json.rows("errors", result.errors(), it -> error(json, it));
        json.object("load", () -> load(json, summary.load()));
        json.row("connections", () -> connections(json, result.connections()));
        json.texts("protocols", result.recording().protocols());
        breach(json, result.breach());
        settling(json, result.settling());
        if (result.test().isForeign()) {
            json.object("generator", () -> ToldJson.generator(json, summary));
        } else {
            json.object("generator", () -> generator(json, result.generator()));
        }
        json.object("environment", () -> environment(json, result.environment()));
        json.texts("notes", result.notes());
        json.rows("settings", result.settings(), it -> {
            json.text("key", it.key());
            json.text("value", it.value().isEmpty() ? null : it.value());
            json.text("source", it.source());
        });
        json.text("started", summary.started().toString());
        json.text("measuredFrom", summary.measuredFrom().toString());
        json.text("ended", summary.ended().toString());
        json.rows("percentiles", result.percentiles(), it -> {
            json.number("percentile", it.percent());
            json.number("time", it.micros());
        });
        json.rows("histogram", result.histogram(), it -> {
            json.number("from", it.fromMicros());
            json.number("to", it.toMicros());
            json.count("count", it.count());
        });
        baseline(json, result.baselineTimes());
        json.object("heat", () -> heat(json, result.heat(MOST_HEAT_COLUMNS)));
        if (!result.test().isForeign()) {
            json.object("forBaseline", () -> BaselineRunJson.write(json, result.baselineRun()));
        }
        json.objects("services", result.services(), it -> ProcessJson.write(json, it));
        json.rows("timeline", result.timeline(), it -> second(json, it, result.errors()));
    }

    static void test(Json json, TestIdentity test) throws IOException {
        json.text("id", test.id());
        json.text("class", test.className());
        json.text("method", test.method());
        json.text("displayName", test.displayName());
        json.texts("tags", test.tags());
        json.text("folder", test.folder());
    }

    static void slo(Json json, SloRow row) throws IOException {
        json.text("expression", row.expression());
        json.text("metric", row.metric());
        json.text("step", row.step().orElse(null));
        json.text("stage", row.stage().orElse(null));
        json.text("op", row.op().sign());
        json.number("required", row.required());
        json.number("actual", row.actual());
        json.text("unit", row.unit());
        json.count("samples", row.samples());
        if (row.interval().isEmpty()) {
            json.nothing("interval");
        } else {
            json.inline("interval", () -> {
                json.number("low", row.interval().get().low());
                json.number("high", row.interval().get().high());
                json.number("level", row.interval().get().level());
            });
        }
        json.text("window", row.window().map(DurationText::print).orElse(null));
        json.text("verdict", row.verdict().name());
        json.truth("implied", row.implied());
        json.text("firstBreach", row.firstBreach().map(Object::toString).orElse(null));
        json.text("reason", row.reason().isEmpty() ? null : row.reason());
    }

    static void totals(Json json, Totals totals) throws IOException {
        json.count("requests", totals.requests());
        json.count("errors", totals.errors());
        json.count("dropped", totals.dropped());
        json.count("abandoned", totals.abandoned());
        json.count("bytesIn", totals.bytesIn());
        json.count("bytesOut", totals.bytesOut());
        json.number("seconds", totals.seconds());
        json.number("throughput", totals.throughput());
    }

    static void times(Json json, Distribution distribution) throws IOException {
        Optional<TimeFigures> times = TimeFigures.of(distribution);
        json.number("min", times.map(it -> it.min()).orElse(Double.NaN));
        json.number("mean", times.map(TimeFigures::mean).orElse(Double.NaN));
        json.number("p50", times.map(it -> it.p50()).orElse(Double.NaN));
        json.number("p75", times.map(it -> it.p75()).orElse(Double.NaN));
        json.number("p90", times.map(it -> it.p90()).orElse(Double.NaN));
        json.number("p95", times.map(it -> it.p95()).orElse(Double.NaN));
        json.number("p99", times.map(it -> it.p99()).orElse(Double.NaN));
        json.number("p999", times.map(it -> it.p999()).orElse(Double.NaN));
        json.number("p9999", times.map(it -> it.p9999()).orElse(Double.NaN));
        json.number("max", times.map(it -> it.max()).orElse(Double.NaN));
    }

    private static void allocation(Json json, Allocation allocation) throws IOException {
        if (allocation.iterations() == 0) {
            json.nothing("allocation");
            return;
        }
        json.row("allocation", () -> {
            json.number("bytesPerIteration", allocation.bytesPerIteration());
            json.count("iterations", allocation.iterations());
        });
    }

    static void error(Json json, ErrorGroup error) throws IOException {
        json.text("kind", error.kind());
        json.count("count", error.count());
        json.text("sample", error.sample());
        json.number(
                "firstSecond",
                error.bySecond().isEmpty() ? Double.NaN : error.bySecond().firstKey());
        json.number(
                "lastSecond",
                error.bySecond().isEmpty() ? Double.NaN : error.bySecond().lastKey());
    }

    private static void stage(Json json, StageResult stage) throws IOException {
        json.text("name", stage.name());
        json.row("totals", () -> totals(json, stage.totals()));
        json.row("responseTime", () -> times(json, stage.responseTime()));
        json.row("serviceTime", () -> times(json, stage.serviceTime()));
    }

    private static void step(Json json, StepResult step) throws IOException {
        json.text("name", step.name());
        json.row("totals", () -> totals(json, step.totals()));
        json.row("responseTime", () -> times(json, step.responseTime()));
        json.row("serviceTime", () -> times(json, step.serviceTime()));
        json.row("statusCodes", () -> {
            for (Map.Entry<Integer, Long> it : step.statusCodes().entrySet()) {
                json.count(String.valueOf(it.getKey()), it.getValue());
            }
        });
        series(json, step.series());
    }

    private static void instance(Json json, InstanceResult instance) throws IOException {
        json.text("url", instance.url());
        json.count("requests", instance.requests());
        json.count("errors", instance.errors());
        json.row("responseTime", () -> times(json, instance.responseTime()));
        series(json, instance.series());
    }

    private static void series(Json json, TimeSeries series) throws IOException {
        json.rows("timeline", series.columns(), it -> {
            json.count("second", it.second());
            json.count("seconds", series.seconds());
            json.count("started", it.tally().started());
            json.count("completed", it.tally().completed());
            json.count("errors", it.tally().errors());
            json.number("p50", it.responseTime().percentileMicros(50));
            json.number("p99", it.responseTime().percentileMicros(99));
            json.number("max", it.responseTime().max().toNanos() / 1e3);
        });
    }

    static void load(Json json, ResultSummary.Load load) throws IOException {
        json.text("promised", load.promised());
        json.count("due", load.due());
        json.count("started", load.started());
        json.count("dropped", load.dropped());
        json.count("startedLate", load.startedLate());
        json.number("share", load.share());
        json.count("users", load.users());
        json.text("ending", load.ending().orElse(null));
        json.texts("reasons", load.reasons());
    }

    static void connections(Json json, Connections connections) throws IOException {
        json.count("opened", connections.opened());
        json.count("reconnects", connections.reconnects());
        json.count("resent", connections.resent());
    }

    private static void breach(Json json, Optional<Breach> breach) throws IOException {
        if (breach.isEmpty()) {
            json.nothing("breach");
            return;
        }
        json.row("breach", () -> {
            json.text("slo", breach.get().objective().slo().expression());
            json.number("fromSecond", seconds(breach.get().from()));
            json.number("toSecond", seconds(breach.get().to()));
        });
    }

    private static void settling(Json json, Optional<Settling> settling) throws IOException {
        if (settling.isEmpty()) {
            json.nothing("settling");
            return;
        }
        json.row("settling", () -> {
            json.text("stage", settling.get().stage());
            json.number("seconds", seconds(settling.get().length()));
            json.truth("settled", settling.get().settled());
            json.number("before", settling.get().before().toNanos() / 1e3);
            json.number("after", settling.get().after().toNanos() / 1e3);
        });
    }

    private static void arrivalEstimate(Json json, Optional<ArrivalEstimate> estimate) throws IOException {
        if (estimate.isEmpty()) {
            json.nothing("arrivalEstimate");
            return;
        }
        json.object("arrivalEstimate", () -> {
            json.number("expectedInterval", estimate.get().expectedInterval().toNanos() / 1e3);
            json.row("responseTime", () -> times(json, estimate.get().responseTime()));
        });
    }

    private static void generator(Json json, GeneratorHealth health) throws IOException {
        Optional<TimeFigures> lateness = TimeFigures.of(health.lateness());
        json.row("lateness", () -> {
            json.number("p50", lateness.map(it -> it.p50()).orElse(Double.NaN));
            json.number("p99", lateness.map(it -> it.p99()).orElse(Double.NaN));
            json.number("max", lateness.map(it -> it.max()).orElse(Double.NaN));
        });
        json.number("cpu", known(health.cpu()));
        json.count("gcPause", health.gcPause().toNanos() / 1_000);
        json.count("hiccupMax", health.hiccupMax().toNanos() / 1_000);
        json.number("steal", known(health.surroundings().steal()));
        json.number("runQueue", known(health.surroundings().runQueue()));
        json.number("clockJump", health.surroundings().clockJump().toNanos() / 1e3);
        json.truth("valid", health.valid());
        json.texts("reasons", health.reasons());
        json.row("selfWarmup", () -> {
            json.number("seconds", seconds(health.selfWarmup().length()));
            json.count("iterations", health.selfWarmup().iterations());
        });
    }

    private static void baseline(Json json, Optional<BaselineTimes> baseline) throws IOException {
        if (baseline.isEmpty()) {
            json.nothing("baseline");
            return;
        }
        json.object("baseline", () -> {
            json.count("runs", baseline.get().runs());
            json.text("commit", baseline.get().commit().orElse(null));
            json.row("responseTime", () -> times(json, baseline.get().responseTime()));
            json.rows("accepted", baseline.get().accepted(), it -> {
                json.text("measuredFrom", it.measuredFrom().toString());
                json.number("p99", it.p99());
            });
        });
    }

    private static void heat(Json json, HeatMap heat) throws IOException {
        json.count("secondsPerColumn", heat.secondsPerColumn());
        json.number("low", heat.lowMicros());
        json.count("perOctave", heat.perOctave());
        json.count("rows", heat.rows());
        json.rows("columns", heat.columns(), it -> {
            json.count("second", it.second());
            json.counts("counts", it.counts());
        });
    }

    private static double known(double figure) {
        return figure < 0 ? Double.NaN : figure;
    }

    static void environment(Json json, Environment environment) throws IOException {
        json.text("os", environment.os());
        json.text("cpu", environment.cpu());
        json.count("cpus", environment.cpus());
        json.text("java", environment.java());
        json.text("bruntVersion", environment.bruntVersion());
        json.text("commit", environment.commit());
        json.text("ci", environment.ci());
    }

    private static void second(Json json, Second second, List<ErrorGroup> errors) throws IOException {
        Distribution times = second.responseTime();
        boolean none = times.isEmpty();
        json.count("second", second.second());
        json.count("users", second.users());
        json.count("due", second.due());
        json.count("started", second.started());
        json.count("completed", second.completed());
        json.count("errors", second.errors());
        json.count("abandoned", second.abandoned());
        json.count("dropped", second.dropped());
        json.count("completedInTime", second.completedInTime());
        json.count("startedLate", second.startedLate());
        json.number("p50", none ? Double.NaN : times.percentileMicros(50));
        json.number("p90", none ? Double.NaN : times.percentileMicros(90));
        json.number("p99", none ? Double.NaN : times.percentileMicros(99));
        json.number("max", none ? Double.NaN : times.max().toNanos() / 1e3);
        json.number("latenessMax", second.latestNanos() / 1e3);
        List<ErrorGroup> here = errors.stream()
                .filter(it -> it.bySecond().containsKey(second.second()))
                .toList();
        if (!here.isEmpty()) {
            json.inline("errorKinds", () -> {
                for (ErrorGroup it : here) {
                    json.count(it.kind(), it.bySecond().getOrDefault(second.second(), 0L));
                }
            });
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
