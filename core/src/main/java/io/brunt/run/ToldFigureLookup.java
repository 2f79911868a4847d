// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.foreign.ForeignResult.Part;
import io.brunt.foreign.ForeignResult.Share;
import io.brunt.foreign.ForeignResult.Summary;
import io.brunt.foreign.ToldTimes;
import io.brunt.slo.Dimension;
import io.brunt.slo.FileMeans;
import io.brunt.slo.Metric;
import io.brunt.slo.Metric.Plain;
import io.brunt.slo.Slo;
import io.brunt.slo.ToldFigure;
import io.brunt.unit.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Finds the figure of an objective in a summary.
 *
 * @param summary of another tool
 */
record ToldFigureLookup(Summary summary) {

    ToldFigure figure(Slo slo) {
        FileMeans means = summary.tool().equals("k6") ? FileMeans.FIGURES_AND_CHECKS : FileMeans.FIGURES;
        Optional<String> lack = means.lack(slo);
        if (lack.isPresent()) {
            return ToldFigure.none(
                    lack.get() + "; it has " + summary.whole().times().told());
        }
        if (slo.metric() == Plain.CHECK_RATE) {
            return summary.checks().map(ToldFigureLookup::share).orElseGet(() -> ToldFigure.none("no check was made"));
        }
        if (slo.metric() == Plain.DROPPED) {
            return count(summary.dropped());
        }
        return slo.step()
                .map(it -> summary.part(it).map(part -> figure(slo, part)).orElseGet(() -> noStep(it)))
                .orElseGet(() -> figure(slo, summary.whole()));
    }

    private ToldFigure noStep(String step) {
        List<String> names = summary.parts().stream()
                .filter(it -> !it.names().isEmpty())
                .map(it -> it.names().get(0))
                .toList();
        String those = names.isEmpty() ? "none" : String.join(", ", names);
        return ToldFigure.none("the file has no figures of " + step + ", only of " + those
                + (summary.tool().equals("k6")
                        ? "; k6 keeps those of a tag for which the script has a threshold"
                        : ""));
    }

    private ToldFigure figure(Slo slo, Part part) {
        if (slo.metric().dimension() == Dimension.TIME) {
            return time(slo, part);
        }
        return switch ((Plain) slo.metric()) {
            case ERRORS -> count(part.errors());
            case ERROR_RATE ->
                part.requests().isPresent() && part.errors().isPresent()
                        ? share(new Share(
                                part.errors().getAsLong(), part.requests().getAsLong()))
                        : unknown(slo, part);
            case THROUGHPUT ->
                part.throughput().isPresent()
                        ? ToldFigure.exact(part.throughput().getAsDouble(), part.requests())
                        : unknown(slo, part);
            default ->
                throw new IllegalStateException(
                        "no summary tells " + slo.metric().text());
        };
    }

    private static ToldFigure time(Slo slo, Part part) {
        if (part.errors().isPresent()
                && part.errors().getAsLong() > 0
                && part.errors().equals(part.requests())) {
            return ToldFigure.none("none of the " + Figure.count(part.errors().getAsLong())
                    + " requests completed, so their times are not those of an answer");
        }
        String name = slo.metric().text().replaceFirst("^service-time ", "").toLowerCase(Locale.ROOT);
        return part.times()
                .figure(name)
                .map(it -> time(slo, it, part.requests()))
                .orElseGet(() -> unknown(slo, part));
    }

    private static ToldFigure time(Slo slo, ToldTimes.Figure figure, OptionalLong samples) {
        String rounded = figure.low() == figure.high()
                ? ""
                : slo.metric().text() + " was rounded, and may have been from "
                        + slo.metric().dimension().figure(figure.low()) + " to "
                        + slo.metric().dimension().figure(figure.high());
        return new ToldFigure(OptionalDouble.of(figure.micros()), figure.low(), figure.high(), samples, rounded);
    }

    private static ToldFigure unknown(Slo slo, Part part) {
        return ToldFigure.none("the file has no " + slo.metric().text() + ", only "
                + part.times().told() + (slo.metric() instanceof Metric.Percentile ? "; let the tool print it" : ""));
    }

    private static ToldFigure share(Share share) {
        return share.whole() == 0
                ? ToldFigure.none("nothing was measured: 0 requests")
                : ToldFigure.exact((double) share.part() / share.whole(), OptionalLong.of(share.whole()));
    }

    private static ToldFigure count(OptionalLong count) {
        return count.isPresent()
                ? ToldFigure.exact(count.getAsLong(), count)
                : ToldFigure.none("the file does not tell it");
    }
}
