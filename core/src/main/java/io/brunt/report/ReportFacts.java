// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.health.GeneratorHealth;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.PlanText;
import io.brunt.record.Connections;
import io.brunt.record.Distribution;
import io.brunt.result.AppliedSetting;
import io.brunt.result.BaselineTimes;
import io.brunt.result.Breach;
import io.brunt.result.Environment;
import io.brunt.result.LoadResult;
import io.brunt.result.StageResult;
import io.brunt.result.TimeFigures;
import io.brunt.slo.Verdict;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page's sentences and lists. */
final class ReportFacts {

    private final LoadResult result;
    private final ResultSummary summary;
    private final Optional<Breach> breach;

    ReportFacts(LoadResult result, ResultSummary summary, Optional<Breach> breach) {
        this.result = result;
        this.summary = summary;
        this.breach = breach;
    }

    /** What follows the headline: the breach, how many objectives, the load, the generator. */
    String lead() {
        StringBuilder text = new StringBuilder();
        breach.ifPresent(it -> text.append(lasted(it)));
        boolean well = summary.slos().stream().allMatch(it -> it.verdict() == Verdict.PASS);
        text.append(well && !summary.slos().isEmpty() ? "" : counts() + " ");
        text.append(
                FailureText.isInFull(summary)
                        ? "The load was delivered in full."
                        : "Load: " + FailureText.delivered(summary) + ".");
        text.append(generatorInShort());
        return text.toString();
    }

    private String generatorInShort() {
        if (result.test().isForeign()) {
            return "";
        }
        if (!result.generator().valid()) {
            return " The generator was not fit.";
        }
        return result.generator().reasons().isEmpty()
                ? " The generator was fit."
                : " The generator was fit, with a warning.";
    }

    private String lasted(Breach broken) {
        return "The bound was broken for "
                + SloText.span(broken.to().minus(broken.from())) + ", until "
                + SloText.clock(result.measuredFrom().plus(broken.to())) + ". ";
    }

    private String counts() {
        List<String> parts = new ArrayList<>();
        int all = summary.slos().size();
        add(parts, Verdict.INVALID, "had nothing to judge");
        add(parts, Verdict.FAIL, "failed");
        add(parts, Verdict.INCONCLUSIVE, "inconclusive");
        add(parts, Verdict.PASS, "held");
        return all == 0
                ? "There was no objective."
                : "Of " + all + (all == 1 ? " objective " : " objectives ") + String.join(", ", parts) + ".";
    }

    private void add(List<String> parts, Verdict verdict, String words) {
        long count =
                summary.slos().stream().filter(it -> it.verdict() == verdict).count();
        if (count > 0) {
            String be = verdict != Verdict.INCONCLUSIVE ? " " : count == 1 ? " is " : " are ";
            parts.add(count + be + words);
        }
    }

    List<Fact> first() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Iterations", Figure.count(result.totals().requests())));
        facts.add(new Fact("Throughput", Figure.rate(result.totals().throughput())));
        facts.add(new Fact(
                "Errors",
                Figure.count(result.totals().errors()) + " ("
                        + Figure.share(result.totals().errorRate()) + ")"));
        Connections connections = result.connections();
        if (connections.reconnects() > 0) {
            facts.add(new Fact("Reconnects after an idle close", Figure.count(connections.reconnects())));
        }
        if (connections.resent() > 0) {
            facts.add(new Fact("Requests sent once more", Figure.count(connections.resent())));
        }
        facts.add(new Fact("p50 / p99 / max", times(result.responseTime())));
        result.baselineTimes()
                .filter(it -> !result.responseTime().isEmpty())
                .ifPresent(it -> facts.add(new Fact("p99 against the baseline", against(it))));
        result.arrivalEstimate()
                .ifPresent(it -> facts.add(
                        new Fact("The same if users came by the clock, estimated", times(it.responseTime()))));
        result.allocation()
                .bytesPerIteration()
                .ifPresent(it -> facts.add(new Fact("Allocated by an iteration", Figure.size(Math.round(it)))));
        facts.add(new Fact("Users at once", Figure.count(result.mostUsers())));
        facts.add(new Fact(
                "Measured",
                SloText.clock(result.measuredFrom()) + " to "
                        + SloText.clock(
                                result.measuredFrom().plus(result.recording().measuredTime()))
                        + " UTC"));
        String commit = result.environment().commit();
        if (commit != null) {
            facts.add(Fact.commit(commit));
        }
        return facts;
    }

    /** For example {@code 86.5 ms, now × 4.8}. */
    private String against(BaselineTimes baseline) {
        double usual = baseline.responseTime().percentileMicros(99);
        double ratio = result.responseTime().percentileMicros(99) / Math.max(usual, 1e-3);
        return SloText.time(usual) + ", now ×\u00a0" + Figure.number(Math.round(ratio * 100) / 100.0);
    }

    private static String times(Distribution times) {
        return TimeFigures.of(times)
                .map(it -> SloText.time(it.p50()) + " / " + SloText.time(it.p99()) + " / " + SloText.time(it.max()))
                .orElse(SloText.NONE);
    }

    /** What to know before believing a figure. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(summary.load().reasons());
        summary.load().ending().ifPresent(it -> warnings.add("The run ended before its plan: " + it));
        warnings.addAll(result.notes());
        return warnings;
    }

    /** For example {@code 14:03:10 to 14:04:40}. */
    String breach() {
        return breach.map(it -> SloText.clock(result.measuredFrom().plus(it.from())) + " to "
                        + SloText.clock(result.measuredFrom().plus(it.to())))
                .orElse("");
    }

    String generatorLead() {
        if (result.test().isForeign()) {
            return "The generator was " + ForeignText.GENERATOR + ".";
        }
        GeneratorHealth health = result.generator();
        String fit = health.valid()
                ? "Fit: the load came when it was due, so the figures are the target's."
                : "Not fit: the figures say more about the generator than about the target.";
        return health.reasons().isEmpty() ? fit : fit + " " + String.join("; ", health.reasons()) + ".";
    }

    List<Map<String, Object>> stages() {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (!result.plan().warmup().isZero()) {
            rows.add(Map.of(
                    "name",
                    "warm-up, not counted",
                    "length",
                    spaced(result.plan().warmup()),
                    "target",
                    SloText.NONE,
                    "figures",
                    List.of()));
        }
        List<StageResult> measured = result.stages();
        for (int i = 0; i < result.plan().stages().size(); i++) {
            var stage = result.plan().stages().get(i);
            List<FigureRow> figures = i < measured.size() ? List.of(FigureRow.of(measured.get(i))) : List.of();
            rows.add(Map.of(
                    "name", stage.name(),
                    "length", spaced(stage.duration()),
                    "target", PlanText.target(stage),
                    "figures", figures));
        }
        return rows;
    }

    List<Fact> plan() {
        LoadPlan plan = result.plan();
        List<Fact> facts = new ArrayList<>();
        if (result.test().isForeign()) {
            facts.add(new Fact("Source", summary.load().promised()));
            return facts;
        }
        boolean open = plan.model().match(it -> false, it -> true);
        facts.add(new Fact(
                "Load model",
                (open ? "open, " : "closed, ") + plan.model().name().replace('-', ' ')));
        facts.add(new Fact("Promised", summary.load().promised()));
        List<String> protocols = result.recording().protocols();
        if (!protocols.isEmpty()) {
            facts.add(new Fact("Protocol", String.join(" and ", protocols)));
        }
        if (plan.thinkTime().isSet()) {
            facts.add(new Fact("Think time", plan.thinkTime() + " after each iteration"));
        }
        if (!plan.pacing().isZero()) {
            facts.add(new Fact("Pacing", spaced(plan.pacing()) + " from start to start"));
        }
        if (open) {
            facts.add(new Fact("Arrivals", plan.arrivals().name().toLowerCase(Locale.ROOT)));
            facts.add(new Fact("Iterations at once", "at most " + Figure.count(plan.maxUsers())));
        }
        facts.add(new Fact(
                "Graceful stop",
                spaced(plan.gracefulStop()) + ", "
                        + (result.totals().abandoned() == 0
                                ? "nothing abandoned"
                                : Figure.count(result.totals().abandoned()) + " abandoned")));
        return facts;
    }

    private static String spaced(Duration duration) {
        return SloText.spaced(DurationText.print(duration));
    }

    /** The request as it goes over the wire, secrets masked; nothing where an iteration is code. */
    List<String> request() {
        return result.request().map(ReportFacts::request).stream().toList();
    }

    private static String request(HttpRequest request) {
        StringBuilder text = new StringBuilder(request.method() + " " + request.url());
        request.headers()
                .forEach(it -> text.append('\n').append(it.name()).append(": ").append(it.value()));
        String body = PlanJson.body(request);
        if (body != null) {
            text.append("\n\n").append(body);
        } else if (request.body().length > 0) {
            text.append("\n\n").append(Figure.size(request.body().length)).append(" that are no text");
        }
        return text.toString();
    }

    List<Fact> environment() {
        Environment environment = result.environment();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Machine", environment.os() + ", " + Figure.counted(environment.cpus(), "core")));
        facts.add(new Fact("Java", environment.java()));
        facts.add(new Fact("Brunt", environment.bruntVersion()));
        if (environment.commit() != null) {
            facts.add(Fact.commit(environment.commit()));
        }
        if (environment.ci() != null) {
            facts.add(new Fact("CI", environment.ci()));
        }
        result.baselineTimes()
                .ifPresent(it -> facts.add(new Fact(
                        "Baseline",
                        Figure.counted(it.runs(), "run")
                                + it.commit().map(commit -> " up to " + commit).orElse(""))));
        result.settings().stream()
                .filter(AppliedSetting::isSet)
                .forEach(it -> facts.add(new Fact(it.key(), it.value() + " (" + it.source() + ")")));
        return facts;
    }
}
