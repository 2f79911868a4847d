// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import io.brunt.slo.Metric.App;
import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;
import io.brunt.slo.Metric.Regression;
import io.brunt.slo.SloTokens.Kind;
import io.brunt.slo.SloTokens.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the metric of an expression. */
final class MetricNames {

    private static final String SERVICE_TIME = "service-time";
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,9}(?:\\.\\d{1,9})?)");
    private static final Pattern LIKE_PERCENTILE = Pattern.compile("[pP]\\d.*");

    /** What other tools call it. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("avg", "mean"),
            Map.entry("average", "mean"),
            Map.entry("med", "p50"),
            Map.entry("median", "p50"),
            Map.entry("maximum", "max"),
            Map.entry("minimum", "min"),
            Map.entry("rps", "throughput"),
            Map.entry("tps", "throughput"),
            Map.entry("failures", "errors"),
            Map.entry("failure-rate", "error-rate"),
            Map.entry("failed-rate", "error-rate"),
            Map.entry("cpu", "app.cpu"),
            Map.entry("rss", "app.rss"),
            Map.entry("memory", "app.rss"),
            Map.entry("app.memory", "app.rss"),
            Map.entry("gc-pause", "app.gc-pause"),
            Map.entry("app.gc", "app.gc-pause"),
            Map.entry("threads", "app.threads"),
            Map.entry("latency", "p99"),
            Map.entry("response-time", "p99"));

    private MetricNames() {}

    static Metric read(SloTokens tokens, SloFault fault) {
        Token word = tokens.take();
        if (word.kind() != Kind.WORD) {
            throw SloFault.refuse(fault.of("no metric", word.start(), word.start())
                    .expected("a metric such as p99 or error-rate")
                    .hint("for example p99 < 250ms"));
        }
        Metric metric =
                word.text().equals(SERVICE_TIME) ? serviceTime(tokens.take(), fault) : plain(word, tokens, fault);
        return regression(metric, word, tokens, fault);
    }

    private static Metric regression(Metric metric, Token first, SloTokens tokens, SloFault fault) {
        Token word = tokens.peek();
        if (!tokens.takeWord(Regression.WORD)) {
            refuseNearly(metric, word, fault);
            return metric;
        }
        if (Regression.isPossible(metric)) {
            return new Regression(metric);
        }
        Problem problem = fault.of("a metric that cannot be compared with a baseline", first.start(), word.end())
                .expected("a percentile, mean or throughput");
        throw SloFault.refuse(SloFault.hint(problem, comparable(metric).map(it -> "did you mean " + it + "?")));
    }

    private static void refuseNearly(Metric metric, Token word, SloFault fault) {
        if (word.kind() == Kind.WORD
                && word.isName()
                && Regression.isPossible(metric)
                && NearestSpelling.of(word.text(), List.of(Regression.WORD)).isPresent()) {
            throw SloFault.refuse(
                    fault.of("an unknown word after " + metric.text(), word).hint("did you mean regression?"));
        }
    }

    /** The metric nearest to it that can be compared: of an extreme, which one value decides, the last percentile. */
    private static Optional<String> comparable(Metric metric) {
        Metric response = metric instanceof Percentile percentile
                ? new Percentile(percentile.percent(), false)
                : metric == Plain.SERVICE_MEAN ? Plain.MEAN : metric;
        if (metric == Plain.MAX || metric == Plain.SERVICE_MAX) {
            return Optional.of("p99.9 " + Regression.WORD);
        }
        return Regression.isPossible(response)
                ? Optional.of(response.text() + " " + Regression.WORD)
                : Optional.empty();
    }

    private static Metric plain(Token word, SloTokens tokens, SloFault fault) {
        if (LIKE_PERCENTILE.matcher(word.text()).matches()) {
            return percentile(word, false, fault);
        }
        if (ApdexReader.isApdex(word)) {
            return new ApdexReader(tokens, fault).read(word);
        }
        if (PromqlReader.isPromql(word)) {
            return new PromqlReader(tokens, fault).read(word);
        }
        return named(word.text()).orElseThrow(() -> SloFault.refuse(unknown(word, choices(false), fault)));
    }

    private static Metric serviceTime(Token word, SloFault fault) {
        if (word.kind() == Kind.WORD && LIKE_PERCENTILE.matcher(word.text()).matches()) {
            return percentile(word, true, fault);
        }
        if (word.kind() != Kind.WORD) {
            throw SloFault.refuse(fault.of("a service time without a percentile", word.start(), word.start())
                    .expected("one of " + String.join(", ", choices(true)))
                    .hint("for example service-time p99 < 250ms"));
        }
        return named(SERVICE_TIME + " " + word.text())
                .orElseThrow(() -> SloFault.refuse(unknown(word, choices(true), fault)));
    }

    private static Optional<Metric> named(String text) {
        return Stream.<Metric>concat(Arrays.stream(Plain.values()), Arrays.stream(App.values()))
                .filter(it -> it.text().equals(text))
                .findFirst();
    }

    private static Metric percentile(Token word, boolean service, SloFault fault) {
        Matcher form = PERCENTILE.matcher(word.text());
        double percent = form.matches() ? Double.parseDouble(form.group(1)) : Double.NaN;
        if (percent > 0 && percent < 100) {
            return new Percentile(percent, service);
        }
        String lower = word.text().toLowerCase(Locale.ROOT);
        if (!form.matches() && PERCENTILE.matcher(lower).matches()) {
            throw SloFault.refuse(unknown(word, List.of(lower), fault));
        }
        Problem problem = fault.of("an impossible percentile", word).expected("a number between 0 and 100 after the p");
        throw SloFault.refuse(SloFault.hint(problem, meantPercentile(word.text(), percent)));
    }

    private static Optional<String> meantPercentile(String text, double percent) {
        if (percent == 0) {
            return Optional.of("did you mean min?");
        }
        if (percent == 100) {
            return Optional.of("did you mean max?");
        }
        String digits = text.toLowerCase(Locale.ROOT).replace(',', '.');
        // p999 and p9999 are what other tools call p99.9 and p99.99.
        String meant = digits.matches("p99\\d{1,4}")
                ? "p99." + digits.substring(3)
                : digits.replaceFirst("(st|nd|rd|th|%)$", "");
        Matcher form = PERCENTILE.matcher(meant);
        boolean possible =
                form.matches() && Double.parseDouble(form.group(1)) > 0 && Double.parseDouble(form.group(1)) < 100;
        return possible ? Optional.of("did you mean " + meant + "?") : Optional.empty();
    }

    private static Problem unknown(Token word, List<String> choices, SloFault fault) {
        Problem problem = fault.of("an unknown metric", word);
        String text = word.text().toLowerCase(Locale.ROOT);
        if (text.equals(Regression.WORD)) {
            return problem.hint("did you mean p99 regression?");
        }
        Optional<String> near = Optional.ofNullable(ELSEWHERE.get(text))
                .filter(choices::contains)
                .or(() -> NearestSpelling.of(text, choices));
        return near.map(it -> problem.hint("did you mean " + it + "?"))
                .orElseGet(() -> problem.expected("one of " + String.join(", ", choices)));
    }

    private static List<String> choices(boolean service) {
        Stream<String> named = Arrays.stream(Plain.values())
                .map(Plain::text)
                .filter(it -> it.startsWith(SERVICE_TIME) == service)
                .map(it -> it.replace(SERVICE_TIME + " ", ""));
        Stream<String> app =
                service ? Stream.empty() : Arrays.stream(App.values()).map(App::text);
        Stream<String> percentiles = Stream.of("p50", "p90", "p95", "p99", "p99.9");
        Stream<String> rest = service
                ? Stream.empty()
                : Stream.of(SERVICE_TIME, ApdexReader.EXAMPLE, PromqlReader.EXAMPLE, "p99 " + Regression.WORD);
        return Stream.of(percentiles, named, rest, app).flatMap(it -> it).toList();
    }
}
