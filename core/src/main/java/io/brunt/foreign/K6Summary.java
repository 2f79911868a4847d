// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.foreign.ForeignResult.Part;
import io.brunt.foreign.ForeignResult.Share;
import io.brunt.foreign.ForeignResult.Threshold;
import io.brunt.json.JsonFields;
import io.brunt.json.JsonFile;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the summary that k6 writes at the end of a test, in each of its three shapes: {@code --summary-export}, the data of
 * {@code handleSummary}, and {@code --new-machine-readable-summary}.
 *
 * <p>The first two are told apart by {@code root_group.groups}, an object in one and a list in the other, since the booleans
 * of their thresholds mean the opposite.
 */
final class K6Summary {

    private static final String TIMES = "http_req_duration";
    private static final String REQUESTS = "http_reqs";
    private static final String FAILED = "http_req_failed";

    private static final Problem BROKEN = Problem.of("the file is no summary of k6's")
            .expected("one JSON object")
            .hint("k6 run --summary-export=FILE writes one, and so does handleSummary; --out json does not");

    private final Map<String, K6Metric> metrics = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private K6Summary() {}

    static ForeignResult.Summary read(Path file) {
        return new K6Summary().summary(JsonFile.read(file, Set.of("setup_data"), BROKEN));
    }

    private ForeignResult.Summary summary(JsonFields all) {
        Optional<Share> checks;
        Optional<Duration> length = Optional.empty();
        if (all.isObject("results") && !all.has("metrics")) {
            checks = machineReadable(all.object("results"));
            length = all.optionalObject("config").flatMap(it -> seconds(it.optionalNumber("duration"), 1));
        } else if (all.isObject("metrics")) {
            boolean handled = isHandled(all);
            JsonFields each = all.object("metrics");
            each.names()
                    .forEach(it -> add(
                            handled ? K6Metric.handled(it, each.object(it)) : K6Metric.exported(it, each.object(it))));
            checks = metric("checks").flatMap(K6Metric::share);
            length = all.optionalObject("state").flatMap(it -> seconds(it.optionalNumber("testRunDurationMs"), 1e3));
            all.optionalObject("root_group").ifPresent(it -> failedChecks(it, ""));
        } else {
            throw new BruntException(BROKEN.actual("an object without metrics"));
        }
        return summary(checks, length.or(this::lengthByRate));
    }

    private ForeignResult.Summary summary(Optional<Share> checks, Optional<Duration> length) {
        Part whole = part(List.of(), metric(TIMES), "", length);
        if (whole.requests().orElse(0) == 0
                && metrics.values().stream().noneMatch(it -> it.isTrend() && it.hasSamples())) {
            throw new BruntException(EmptyFile.NO_REQUEST);
        }
        notes.add("k6's times are from the actual send, without connecting and without waiting for a free user");
        List<Threshold> thresholds = metrics.values().stream()
                .flatMap(it -> it.thresholds(requests(it)).stream())
                .toList();
        return new ForeignResult.Summary(
                "k6",
                whole,
                parts(length),
                length,
                // k6 leaves a counter out that never counted.
                OptionalLong.of(metric("dropped_iterations")
                        .flatMap(it ->
                                it.count().isPresent() ? Optional.of(it.count().getAsLong()) : Optional.empty())
                        .orElse(0L)),
                checks.filter(it -> it.whole() > 0),
                thresholds,
                List.of(),
                notes);
    }

    /** A trend of HTTP has a sample for each request with its tags. */
    private long requests(K6Metric metric) {
        int brace = metric.name().indexOf('{');
        return metric.name().startsWith("http_req_")
                ? metric(REQUESTS + (brace < 0 ? "" : metric.name().substring(brace)))
                        .map(it -> it.count().orElse(0))
                        .orElse(0L)
                : 0;
    }

    private void add(K6Metric metric) {
        metrics.put(metric.name(), metric);
    }

    private Optional<K6Metric> metric(String name) {
        return Optional.ofNullable(metrics.get(name));
    }

    private static boolean isHandled(JsonFields all) {
        Optional<JsonFields> root = all.optionalObject("root_group");
        if (root.isPresent() && root.get().has("groups")) {
            return !root.get().isObject("groups");
        }
        JsonFields metrics = all.object("metrics");
        return metrics.names().stream().anyMatch(it -> metrics.object(it).isObject("values"));
    }

    private Optional<Share> machineReadable(JsonFields results) {
        results.objects("metrics").forEach(it -> add(K6Metric.machineReadable(it)));
        notes.add("this shape of k6's summary does not hold the script's own thresholds, so they were not looked at");
        return results.optionalObject("checks").filter(it -> it.has("results")).map(it -> {
            long passes = 0;
            long fails = 0;
            for (JsonFields check : it.objects("results")) {
                passes += check.count("passes");
                fails += check.count("fails");
            }
            return new Share(passes, passes + fails);
        });
    }

    /** Name the checks that did not hold, of all groups; both shapes name them, one as an object and one as a list. */
    private void failedChecks(JsonFields group, String path) {
        for (JsonFields check : children(group, "checks")) {
            long fails = check.count("fails");
            if (fails > 0) {
                notes.add("check " + path + check.text("name") + ": " + fails + " of " + (fails + check.count("passes"))
                        + " did not hold");
            }
        }
        for (JsonFields child : children(group, "groups")) {
            failedChecks(child, path + child.text("name") + " / ");
        }
    }

    private static List<JsonFields> children(JsonFields group, String name) {
        if (group.isObject(name)) {
            JsonFields each = group.object(name);
            return each.names().stream().map(each::object).toList();
        }
        return group.has(name) ? group.objects(name) : List.of();
    }

    /** The export does not tell how long it took; a counter's rate is its count over just that. */
    private Optional<Duration> lengthByRate() {
        return metrics.values().stream()
                .filter(it -> it.count().isPresent() && it.values().getOrDefault("rate", 0.0) > 0)
                .findFirst()
                .flatMap(it -> seconds(
                        OptionalDouble.of(it.count().getAsLong() / it.values().getOrDefault("rate", 1.0)), 1));
    }

    private static Optional<Duration> seconds(OptionalDouble number, double perSecond) {
        return number.isPresent() && number.getAsDouble() > 0
                ? Optional.of(Duration.ofNanos(Math.round(number.getAsDouble() / perSecond * 1e9)))
                : Optional.empty();
    }

    /** A part for each set of tags that k6 kept apart, since a threshold of the script asked for it, and for each trend. */
    private List<Part> parts(Optional<Duration> length) {
        Set<String> tags = new LinkedHashSet<>();
        List<Part> parts = new ArrayList<>();
        for (K6Metric it : metrics.values()) {
            int brace = it.name().indexOf('{');
            String base = brace < 0 ? it.name() : it.name().substring(0, brace);
            boolean http = base.equals(TIMES) || base.equals(REQUESTS) || base.equals(FAILED);
            if (http && brace > 0) {
                tags.add(it.name().substring(brace));
            } else if (!http && it.isTrend() && it.time()) {
                parts.add(new Part(
                        List.of(it.name()), samples(it), OptionalLong.empty(), OptionalDouble.empty(), it.times()));
            }
        }
        tags.forEach(it -> parts.add(part(names(it), metric(TIMES + it), it, length)));
        return parts;
    }

    private OptionalLong samples(K6Metric trend) {
        return trend.name().equals("iteration_duration") && trend.count().isEmpty()
                ? metric("iterations").map(K6Metric::count).orElse(OptionalLong.empty())
                : trend.count();
    }

    /** {@code {group:::buy}} goes by {@code buy}, {@code group:::buy} and its whole name. */
    private static List<String> names(String braced) {
        String tags = braced.substring(1, braced.length() - 1).strip();
        List<String> names = new ArrayList<>();
        int colon = tags.indexOf(':');
        if (colon > 0 && !tags.contains(",")) {
            String value = tags.substring(colon + 1).strip();
            names.add(value.startsWith("::") ? value.substring(2) : value);
        }
        names.add(tags);
        names.add(TIMES + braced);
        return names;
    }

    private Part part(List<String> names, Optional<K6Metric> times, String tags, Optional<Duration> length) {
        @Nullable Share failed = metric(FAILED + tags).flatMap(K6Metric::share).orElse(null);
        OptionalLong requests = metric(REQUESTS + tags).map(K6Metric::count).orElse(OptionalLong.empty());
        if (requests.isEmpty()) {
            requests = failed == null
                    ? times.map(K6Metric::count).orElse(OptionalLong.empty())
                    : OptionalLong.of(failed.whole());
        }
        OptionalLong errors = failed == null ? OptionalLong.empty() : OptionalLong.of(failed.part());
        OptionalDouble throughput = requests.isPresent() && errors.isPresent() && length.isPresent()
                ? OptionalDouble.of((requests.getAsLong() - errors.getAsLong())
                        / (length.get().toNanos() / 1e9))
                : OptionalDouble.empty();
        return new Part(
                names,
                requests,
                errors,
                throughput,
                times.map(K6Metric::times).orElseGet(() -> new ToldTimes(TIMES + tags, Map.of(), Map.of())));
    }
}
