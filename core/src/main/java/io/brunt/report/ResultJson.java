// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.baseline.BaselineRun;
import io.brunt.baseline.BaselineRunJson;
import io.brunt.json.JsonFields;
import io.brunt.json.JsonFile;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.record.Connections;
import io.brunt.record.ErrorGroup;
import io.brunt.result.AcceptedRun;
import io.brunt.result.Environment;
import io.brunt.result.TestIdentity;
import io.brunt.result.TimeFigures;
import io.brunt.result.Totals;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.brunt.unit.DurationText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Reads {@code result.json}.
 *
 * <p>Fields that it does not know are skipped, so that a newer Brunt's file of the same schema can be read; a file that
 * is broken, cut off or of another schema is refused. What is long (timeline, histogram) is passed over, not kept.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResultJson {

    private static final Set<String> PASSED_OVER = Set.of(
            "timeline", "heat", "histogram", "percentiles", "stages", "steps", "plan", "serviceTime", "forBaseline");

    private static final Problem BROKEN = Problem.of("this result cannot be read")
            .expected("the JSON object of one load test")
            .hint("run the load test again");

    private ResultJson() {}

    /**
     * Read a result.
     *
     * @param file a {@code result.json}; its folder is the result's directory
     * @return what tables and gates need
     * @throws BruntException naming the file, if it cannot be read as a result
     */
    public static ResultSummary read(Path file) {
        return summary(fields(file, PASSED_OVER), parent(file));
    }

    /**
     * Read what a baseline keeps of a result.
     *
     * @param file a {@code result.json}
     * @return that run; empty if a Brunt wrote the file that kept nothing for baselines
     * @throws BruntException naming the file, if it cannot be read as a result
     */
    public static Optional<BaselineRun> readForBaseline(Path file) {
        return fields(file, Set.of("timeline", "heat", "histogram", "percentiles", "slos"))
                .optionalObject("forBaseline")
                .map(BaselineRunJson::read);
    }

    private static JsonFields fields(Path file, Set<String> passedOver) {
        JsonFields fields = JsonFile.read(file, passedOver, BROKEN);
        String schema = fields.text("schema");
        if (!schema.equals(JsonReport.SCHEMA)) {
            throw new BruntException(Problem.of("this result has another schema")
                    .at(file.toString())
                    .expected(JsonReport.SCHEMA)
                    .actual(Escaper.oneLine(schema))
                    .hint("use the Brunt that wrote it, or make the result anew"));
        }
        return fields;
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static ResultSummary summary(JsonFields fields, Path directory) {
        JsonFields generator = fields.object("generator");
        return new ResultSummary(
                test(fields.object("test")),
                verdict(fields),
                fields.text("headline"),
                fields.objects("slos").stream().map(ResultJson::slo).toList(),
                totals(fields.object("totals")),
                times(fields.object("responseTime")),
                fields.optionalObject("baseline").map(ResultJson::accepted).orElse(List.of()),
                load(fields.object("load")),
                fields.optionalObject("connections")
                        .map(ResultJson::connections)
                        .orElse(Connections.NONE),
                fields.objects("errors").stream()
                        .map(it -> new ErrorGroup(it.text("kind"), it.count("count"), it.text("sample")))
                        .toList(),
                generator.truth("valid"),
                generator.texts("reasons"),
                fields.texts("notes"),
                environment(fields.object("environment")),
                fields.instant("started"),
                fields.instant("measuredFrom"),
                fields.instant("ended"),
                directory);
    }

    private static TestIdentity test(JsonFields test) {
        return new TestIdentity(
                test.text("id"),
                test.text("class"),
                test.text("method"),
                test.text("displayName"),
                Collections.unmodifiableSortedSet(new TreeSet<>(test.texts("tags"))),
                test.text("folder"));
    }

    private static Verdict verdict(JsonFields fields) {
        List<Verdict> all = List.of(Verdict.values());
        return fields.parsed("verdict", "one of " + all, Verdict::valueOf);
    }

    private static SloRow slo(JsonFields slo) {
        return new SloRow(
                slo.text("expression"),
                slo.text("metric"),
                slo.optionalText("step"),
                slo.optionalText("stage"),
                slo.parsed("op", "one of <, <=, >, >=, =", ResultJson::op),
                slo.number("required"),
                slo.optionalNumber("actual"),
                slo.text("unit"),
                slo.count("samples"),
                slo.optionalObject("interval")
                        .map(it -> new SloResult.Interval(it.number("low"), it.number("high"), it.number("level"))),
                slo.optionalText("window")
                        .map(it -> slo.parsed("window", "a duration such as 10s", DurationText::parse)),
                verdict(slo),
                slo.truth("implied"),
                slo.optionalText("firstBreach").map(it -> slo.instant("firstBreach")),
                slo.optionalText("reason").orElse(""));
    }

    private static Slo.Op op(String sign) {
        return Arrays.stream(Slo.Op.values())
                .filter(it -> it.sign().equals(sign))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(sign));
    }

    private static Totals totals(JsonFields totals) {
        return new Totals(
                totals.count("requests"),
                totals.count("errors"),
                totals.count("dropped"),
                totals.count("abandoned"),
                totals.count("bytesIn"),
                totals.count("bytesOut"),
                totals.number("seconds"),
                totals.number("throughput"));
    }

    private static Optional<TimeFigures> times(JsonFields times) {
        if (times.optionalNumber("max").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TimeFigures(
                times.number("min"),
                times.number("mean"),
                times.number("p50"),
                times.number("p75"),
                times.number("p90"),
                times.number("p95"),
                times.number("p99"),
                times.number("p999"),
                times.number("p9999"),
                times.number("max")));
    }

    /** A file from before there were trends does not tell them. */
    private static List<AcceptedRun> accepted(JsonFields baseline) {
        return baseline.has("accepted")
                ? baseline.objects("accepted").stream()
                        .map(it -> new AcceptedRun(it.instant("measuredFrom"), it.number("p99")))
                        .toList()
                : List.of();
    }

    private static ResultSummary.Load load(JsonFields load) {
        return new ResultSummary.Load(
                load.text("promised"),
                load.count("due"),
                load.count("started"),
                load.count("dropped"),
                load.count("startedLate"),
                load.number("share"),
                (int) load.count("users"),
                load.optionalText("ending"),
                load.texts("reasons"));
    }

    private static Connections connections(JsonFields connections) {
        return new Connections(
                connections.count("opened"), connections.count("reconnects"), connections.count("resent"));
    }

    private static Environment environment(JsonFields environment) {
        return new Environment(
                environment.text("os"),
                environment.optionalText("cpu").orElse(null),
                (int) environment.count("cpus"),
                environment.text("java"),
                environment.text("bruntVersion"),
                environment.optionalText("commit").orElse(null),
                environment.optionalText("ci").orElse(null));
    }
}
