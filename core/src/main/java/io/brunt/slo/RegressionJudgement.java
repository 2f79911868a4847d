// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.baseline.BaselinePart;
import io.brunt.baseline.Reference;
import io.brunt.record.Recording;
import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;
import io.brunt.slo.Metric.Regression;
import io.brunt.slo.SloResult.Interval;
import io.brunt.statistic.Bounds;
import io.brunt.statistic.Change;
import io.brunt.statistic.Change.Figure;
import io.brunt.statistic.RegressionRule;
import io.brunt.statistic.RegressionRule.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges an objective on a regression by the baseline runs that may be compared. */
final class RegressionJudgement {

    private final Slo slo;
    private final Metric compared;
    private final boolean growth;
    private final Scope scope;
    private final Recording recording;

    RegressionJudgement(Slo slo, Scope scope, Recording recording) {
        this.slo = slo;
        this.compared = ((Regression) slo.metric()).of();
        this.growth = compared != Plain.THROUGHPUT;
        this.scope = scope;
        this.recording = recording;
    }

    /** Judge a figure that was measured. */
    SloResult of(Figures.Measured measured, Reference reference) {
        List<BaselinePart> parts = reference.runs().stream()
                .flatMap(it -> it.part(slo.step(), slo.stage()).stream())
                .filter(it -> !it.responseTime().isEmpty())
                .toList();
        if (parts.isEmpty()) {
            String reason = reference.runs().isEmpty() ? reference.missing() : RegressionReasons.noSuchPart(slo);
            return result(OptionalDouble.empty(), measured, Optional.empty(), Verdict.INCONCLUSIVE, reason);
        }
        Figure[] baseline = parts.stream().map(this::figure).toArray(Figure[]::new);
        Figure now = figure(new BaselinePart(
                slo.expression(), measured.actual().orElseThrow(), scope.slice().responseTime()));
        Change change = Change.of(baseline, now);
        Change worse = growth ? change : change.reversed();
        RegressionReasons reasons = new RegressionReasons(compared, baseline, now, worse, rule());
        double level = slo.confidence().orElse(RegressionRule.INTERVAL_LEVEL);
        Bounds factors = worse.factors(level);
        Optional<Interval> interval = interval(factors, level);
        OptionalDouble actual = OptionalDouble.of(share(worse.factor()));
        Finding finding = slo.confidence().isPresent() ? withConfidence(factors) : rule().decide(worse);
        return switch (finding) {
            case BROKEN -> broken(actual, measured, interval, reasons, now.value() / change.factor());
            case HELD ->
                withheld(measured)
                        .map(it -> result(actual, measured, interval, Verdict.INCONCLUSIVE, it))
                        .orElseGet(() -> result(actual, measured, interval, Verdict.PASS, reasons.facts()));
            case OPEN -> result(actual, measured, interval, Verdict.INCONCLUSIVE, reasons.open());
        };
    }

    private Optional<Interval> interval(Bounds factors, double level) {
        Bounds shares = new Bounds(share(factors.low()), share(factors.high()));
        return shares.areFinite() ? Optional.of(new Interval(shares.low(), shares.high(), level)) : Optional.empty();
    }

    private RegressionRule rule() {
        return growth ? RegressionRule.ofGrowth(slo.bound()) : RegressionRule.ofLoss(slo.bound());
    }

    private Finding withConfidence(Bounds factors) {
        if (Math.log(factors.high()) < rule().bound()) {
            return Finding.HELD;
        }
        return Math.log(factors.low()) >= rule().bound() ? Finding.BROKEN : Finding.OPEN;
    }

    private SloResult broken(
            OptionalDouble actual,
            Figures.Measured measured,
            Optional<Interval> interval,
            RegressionReasons reasons,
            double usual) {
        Slo limit = absolute(usual * Math.exp(rule().bound()));
        if (OwnLateness.explains(limit, scope, recording)) {
            Figures.Measured service = Figures.of(Figures.fromActualStart(compared), scope);
            return result(actual, measured, interval, Verdict.INVALID, Reasons.ownLateness(limit, service));
        }
        return result(actual, measured, interval, Verdict.FAIL, reasons.broken());
    }

    /** Why a figure that holds is no PASS yet: as for the figure itself. */
    private Optional<String> withheld(Figures.Measured measured) {
        if (compared == Plain.THROUGHPUT) {
            return Optional.empty();
        }
        if (scope.slice().tally().completed() == 0) {
            return Optional.of(Reasons.noneCompleted(scope.slice().tally().started()));
        }
        Slo itself = absolute(1);
        long need = SampleNeed.of(itself);
        return measured.samples() < need
                ? Optional.of(Reasons.fewSamples(itself, need, measured.samples()))
                : Optional.empty();
    }

    private Slo absolute(double bound) {
        return new Slo("", compared, slo.step(), slo.stage(), Slo.Op.LESS, bound, Optional.empty(), false);
    }

    /** The share by which a figure is worse. */
    private double share(double factor) {
        return growth ? factor - 1 : 1 - 1 / factor;
    }

    private Figure figure(BaselinePart part) {
        if (compared instanceof Percentile percentile) {
            return part.percentile(percentile.percent());
        }
        return compared == Plain.MEAN ? part.mean() : part.rate();
    }

    private SloResult result(
            OptionalDouble actual,
            Figures.Measured measured,
            Optional<Interval> interval,
            Verdict verdict,
            String reason) {
        return new SloResult(slo, actual, measured.samples(), interval, verdict, Optional.empty(), reason);
    }
}
