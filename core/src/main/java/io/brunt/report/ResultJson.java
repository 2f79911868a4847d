// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.record.Connections;
import io.brunt.record.ErrorGroup;
import io.brunt.result.Environment;
import io.brunt.result.TestIdentity;
import io.brunt.result.TimeFigures;
import io.brunt.result.Totals;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.brunt.unit.DurationText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    private static final Set<String> PASSED_OVER =
            Set.of("timeline", "histogram", "percentiles", "stages", "steps", "plan", "serviceTime");

    private ResultJson() {}

    /**
     * Read a result.
     *
     * @param file a {@code result.json}; its folder is the result's directory
     * @return what tables and gates need
     * @throws BruntException naming the file, if it cannot be read as a result
     */
    public static ResultSummary read(Path file) {
        JsonObject result = parse(file);
        JsonFields fields = new JsonFields(file.toString(), "", result);
        String schema = fields.text("schema");
        if (!schema.equals(JsonReport.SCHEMA)) {
            throw new BruntException(Problem.of("this result has another schema")
                    .at(file.toString())
                    .expected(JsonReport.SCHEMA)
                    .actual(Escaper.oneLine(schema))
                    .hint("use the Brunt that wrote it, or make the result anew"));
        }
        return summary(fields, parent(file));
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static JsonObject parse(Path file) {
        try (JsonReader reader = new JsonReader(Files.newBufferedReader(file, StandardCharsets.UTF_8))) {
            reader.setStrictness(Strictness.STRICT);
            JsonObject result = new JsonObject();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (PASSED_OVER.contains(name)) {
                    reader.skipValue();
                } else {
                    result.add(name, JsonParser.parseReader(reader));
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("more than one object");
            }
            return result;
        } catch (EOFException | MalformedJsonException | JsonParseException | IllegalStateException wrong) {
            throw broken(file, isCutOff(file) ? "the file ends in the middle" : fault(wrong));
        } catch (IOException unreadable) {
            throw broken(file, unreadable.toString());
        }
    }

    /** Gson's own messages do not tell a cut from a fault; the last character does, or all of it is there. */
    private static boolean isCutOff(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            return text.isEmpty() || hasOpenObject(text);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean hasOpenObject(String text) {
        return text.chars().filter(it -> it == '{').count()
                > text.chars().filter(it -> it == '}').count();
    }

    private static String fault(Exception wrong) {
        String text = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        return text.replaceFirst("^(?:[\\w.]+Exception: |Use JsonReader\\S+ to accept )", "");
    }

    private static BruntException broken(Path file, String actual) {
        return new BruntException(Problem.of("this result cannot be read")
                .at(file.toString())
                .expected("the JSON object of one load test")
                .actual(Escaper.oneLine(actual))
                .hint("run the load test again"));
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
                times.count("min"),
                times.number("mean"),
                times.count("p50"),
                times.count("p75"),
                times.count("p90"),
                times.count("p95"),
                times.count("p99"),
                times.count("p999"),
                times.count("p9999"),
                times.count("max")));
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
                (int) environment.count("cpus"),
                environment.text("java"),
                environment.text("bruntVersion"),
                environment.optionalText("commit").orElse(null),
                environment.optionalText("ci").orElse(null));
    }
}
