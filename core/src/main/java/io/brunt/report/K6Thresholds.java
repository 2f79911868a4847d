// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.LoadResult;
import io.brunt.slo.Metric;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Objectives as thresholds of k6's metrics. What k6 has no words for, such as windows, stages and intervals, stands as it
 * was written at a metric of its own, {@value #OBJECTIVES}.
 */
final class K6Thresholds {

    static final String OBJECTIVES = "brunt_objectives";
    static final String RESPONSE_TIME = "brunt_response_time";

    private final Map<String, Map<String, Boolean>> held = new TreeMap<>();
    private final Map<String, Set<Double>> percentiles = new TreeMap<>();

    private K6Thresholds() {}

    /**
     * Find each objective's place.
     *
     * @param written the metrics that there are
     */
    static K6Thresholds of(LoadResult result, Set<String> written) {
        K6Thresholds thresholds = new K6Thresholds();
        boolean requestsAreIterations = result.request().isPresent();
        for (SloResult it : result.slos()) {
            Optional<Place> place = place(it.slo(), requestsAreIterations).filter(at -> written.contains(at.metric));
            thresholds.add(place.orElseGet(() -> new Place(OBJECTIVES, it.slo().expression())), it);
        }
        return thresholds;
    }

    private void add(Place place, SloResult objective) {
        held.computeIfAbsent(place.metric, ignored -> new LinkedHashMap<>())
                .merge(place.expression, objective.verdict() == Verdict.PASS, Boolean::logicalAnd);
        if (objective.slo().metric() instanceof Metric.Percentile percentile) {
            percentiles
                    .computeIfAbsent(place.metric, ignored -> new TreeSet<>())
                    .add(percentile.percent());
        }
    }

    /** Return a metric's thresholds, and whether each holds. */
    Map<String, Boolean> of(String metric) {
        return held.getOrDefault(metric, Map.of());
    }

    /** Return the percentiles that a metric's thresholds speak of. */
    Set<Double> percentiles(String metric) {
        return percentiles.getOrDefault(metric, Set.of());
    }

    private record Place(String metric, String expression) {}

    private static Optional<Place> place(Slo slo, boolean requestsAreIterations) {
        if (slo.stage().isPresent()
                || slo.every().isPresent()
                || slo.confidence().isPresent()) {
            return Optional.empty();
        }
        String name = slo.step().map(K6Thresholds::tag).orElse("");
        String service = slo.step().isEmpty() ? "iteration_duration" : "http_req_duration" + name;
        if (slo.metric() instanceof Metric.Percentile it) {
            return Optional.of(time(it.service() ? service : RESPONSE_TIME + name, percentile(it.percent()), slo));
        }
        if (!(slo.metric() instanceof Metric.Plain plain)) {
            return Optional.empty();
        }
        return switch (plain) {
            case MEAN -> Optional.of(time(RESPONSE_TIME + name, "avg", slo));
            case MAX -> Optional.of(time(RESPONSE_TIME + name, "max", slo));
            case MIN -> Optional.of(time(RESPONSE_TIME + name, "min", slo));
            case SERVICE_MEAN -> Optional.of(time(service, "avg", slo));
            case SERVICE_MAX -> Optional.of(time(service, "max", slo));
            case SERVICE_MIN -> Optional.of(time(service, "min", slo));
            case ERROR_RATE ->
                slo.step().isPresent() || requestsAreIterations
                        ? Optional.of(number("http_req_failed" + name, "rate", slo))
                        : Optional.empty();
            case CHECK_RATE -> slo.step().isEmpty() ? Optional.of(number("checks", "rate", slo)) : Optional.empty();
            case DROPPED -> Optional.of(number("dropped_iterations", "count", slo));
            default -> Optional.empty();
        };
    }

    private static Place time(String metric, String method, Slo slo) {
        return new Place(
                metric,
                method + sign(slo) + plain(BigDecimal.valueOf(slo.bound()).movePointLeft(3)));
    }

    private static Place number(String metric, String method, Slo slo) {
        return new Place(metric, method + sign(slo) + plain(BigDecimal.valueOf(slo.bound())));
    }

    private static String sign(Slo slo) {
        return slo.op() == Slo.Op.EQUAL ? "==" : slo.op().sign();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    static String percentile(double percent) {
        return percent == 50 ? "med" : "p(" + plain(BigDecimal.valueOf(percent)) + ")";
    }

    /** The tag that makes a sub-metric. */
    static String tag(String step) {
        return "{name:" + step + "}";
    }
}
