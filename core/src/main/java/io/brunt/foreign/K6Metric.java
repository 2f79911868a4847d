// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.foreign.ForeignResult.Share;
import io.brunt.foreign.ForeignResult.Threshold;
import io.brunt.json.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric of a k6 summary, the same for each of its shapes.
 *
 * @param name with its tags, for example {@code http_req_duration{name:buy}}
 * @param values as k6 calls them; of a rate {@code rate}, {@code passes} (how many were true) and {@code fails}
 * @param broken whether each of its thresholds is broken, by expression
 * @param time whether its values are milliseconds
 */
record K6Metric(String name, Map<String, Double> values, Map<String, Boolean> broken, boolean time) {

    private static final Pattern PERCENTILE = Pattern.compile("p\\((\\d+(?:\\.\\d+)?)\\)");
    private static final Pattern ASSERTION = Pattern.compile("\\s*(count|rate|value|avg|min|max|med|p\\([\\d.]+\\)).*");

    /** A metric of {@code --summary-export}: flat, and a threshold's boolean says whether it was <em>broken</em>. */
    static K6Metric exported(String name, JsonFields metric) {
        Map<String, Double> values = numbers(metric);
        if (values.containsKey("passes") && values.containsKey("value")) {
            values.put("rate", values.get("value"));
        }
        Map<String, Boolean> broken = new LinkedHashMap<>();
        metric.optionalObject("thresholds")
                .ifPresent(it -> it.names().forEach(text -> broken.put(text, it.truth(text))));
        boolean trend = values.containsKey("avg") && values.containsKey("max");
        return new K6Metric(name, values, broken, trend && hasTimeName(name));
    }

    /** A metric of {@code handleSummary}: {@code ok} says whether a threshold <em>held</em>. */
    static K6Metric handled(String name, JsonFields metric) {
        Map<String, Boolean> broken = new LinkedHashMap<>();
        metric.optionalObject("thresholds")
                .ifPresent(it -> it.names()
                        .forEach(text -> broken.put(text, !it.object(text).truth("ok"))));
        return new K6Metric(name, numbers(metric.object("values")), broken, isTime(metric));
    }

    /** A metric of the machine-readable summary, which has no thresholds. */
    static K6Metric machineReadable(JsonFields metric) {
        Map<String, Double> values = numbers(metric.object("values"));
        if (values.containsKey("matches") && values.containsKey("total")) {
            values.put("passes", values.get("matches"));
            values.put("fails", values.get("total") - values.get("matches"));
        }
        return new K6Metric(metric.text("name"), values, Map.of(), isTime(metric));
    }

    private static boolean isTime(JsonFields metric) {
        return metric.optionalText("contains").filter("time"::equals).isPresent();
    }

    /** The export does not say what a trend holds; all of k6's own that hold times are called so. */
    private static boolean hasTimeName(String name) {
        String base = name.contains("{") ? name.substring(0, name.indexOf('{')) : name;
        return base.startsWith("http_req_") || base.endsWith("_duration") || base.endsWith("_connecting");
    }

    private static Map<String, Double> numbers(JsonFields fields) {
        Map<String, Double> values = new LinkedHashMap<>();
        fields.names().stream()
                .filter(it -> !it.equals("thresholds"))
                .forEach(it -> fields.optionalNumber(it).ifPresent(value -> values.put(it, value)));
        return values;
    }

    boolean isTrend() {
        return values.containsKey("avg") && values.containsKey("max");
    }

    OptionalLong count() {
        Double count = values.get("count");
        return count == null ? OptionalLong.empty() : OptionalLong.of(Math.round(count));
    }

    /** Of a rate: how many were true, of how many. */
    Optional<Share> share() {
        Double passes = values.get("passes");
        Double fails = values.get("fails");
        return passes == null || fails == null
                ? Optional.empty()
                : Optional.of(new Share(Math.round(passes), Math.round(passes + fails)));
    }

    /** A trend's figures, if it has samples: k6 writes 0 for each where it has none. */
    ToldTimes times() {
        Map<String, ToldTimes.Figure> figures = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        if (hasSamples()) {
            values.forEach((text, value) -> key(text).ifPresent(key -> {
                figures.put(key, ToldTimes.Figure.exact(value));
                names.put(key, text);
            }));
        }
        return new ToldTimes(name, figures, names);
    }

    private static Optional<String> key(String text) {
        Matcher percentile = PERCENTILE.matcher(text);
        if (percentile.matches()) {
            return Optional.of("p" + Percent.plain(percentile.group(1)));
        }
        return switch (text) {
            case "avg" -> Optional.of("mean");
            case "med" -> Optional.of("p50");
            case "min", "max" -> Optional.of(text);
            default -> Optional.empty();
        };
    }

    /** Whether anything was measured, as far as the values can tell. */
    boolean hasSamples() {
        if (share().isPresent()) {
            return share().get().whole() > 0;
        }
        return !isTrend() || values.values().stream().anyMatch(it -> it != 0);
    }

    /**
     * Tell its thresholds.
     *
     * @param samples how many the metric had, where its own values do not tell
     */
    List<Threshold> thresholds(long samples) {
        List<Threshold> thresholds = new ArrayList<>();
        long known = share().map(Share::whole).orElse(count().orElse(samples));
        broken.forEach((text, isBroken) -> thresholds.add(
                new Threshold(name, text, isBroken, actual(text), time, hasSamples(), hasSamples() ? known : 0)));
        return thresholds;
    }

    private OptionalDouble actual(String assertion) {
        Matcher method = ASSERTION.matcher(assertion);
        Double value = method.matches() ? values.get(method.group(1)) : null;
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
