// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.slo.Figures.Measured;
import io.brunt.slo.WindowedFigure.Window;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.List;

/** Says to a person why a verdict is what it is. */
final class Reasons {

    static final String SCALED = "users were scaled, so the throughput says nothing about the plan's";

    static final String UNASKED = "nothing was measured: nobody was asked";

    private Reasons() {}

    static String never(String kind, String name, List<String> came) {
        String those = came.isEmpty() ? "there was none" : "there were " + String.join(", ", came);
        return "no " + kind + " called " + name + " came; " + those;
    }

    static String noInterval(Slo slo) {
        return slo.metric().text() + " has no interval "
                + (slo.step().isPresent()
                        ? "for a step"
                        : "over several stages, whose loads differ; add during <stage>")
                + ", or the run was too short for one: leave confidence out, or run longer";
    }

    static String nothing(Slo slo) {
        if (slo.metric() == Metric.Plain.CHECK_RATE) {
            return "nothing was measured: no check was made";
        }
        if (slo.metric() == Metric.Plain.BALANCE) {
            return "nothing was measured: no instance was asked";
        }
        if (slo.metric() == Metric.Plain.ALLOCATION) {
            return "nothing was measured: no iteration ended by itself, or this JVM does not count what its threads"
                    + " allocate";
        }
        String of = slo.step().map(it -> " of " + it).orElse("");
        String during = slo.stage().map(it -> " during " + it).orElse("");
        return "nothing was measured: 0 requests" + of + during;
    }

    static String noneCompleted(long started) {
        return "none of the " + Figure.count(started)
                + " requests completed, so their times are not those of an answer";
    }

    static String fewSamples(Slo slo, long need, long samples) {
        return need(slo, need) + ", there were " + Figure.count(samples) + ": run longer";
    }

    static String fewSamplesInWindow(Slo slo, long need, Window window) {
        return need(slo, Math.max(1, need)) + ", there were "
                + Figure.count(window.measured().samples()) + " " + between(window)
                + ": take longer windows or more load";
    }

    static String noWindow(Slo slo) {
        return "the measured time holds no full window of "
                + slo.every().map(DurationText::print).orElse("") + ": run longer";
    }

    static String window(Slo slo, Window worst) {
        String actual =
                slo.metric().dimension().figure(worst.measured().actual().orElseThrow());
        return "worst " + between(worst) + ": " + actual;
    }

    static String windowsNotKept(Slo slo) {
        return "the seconds " + slo.step().map(it -> "of " + Slo.name(it)).orElse("with all of their times")
                + " are kept only for an @Slo of the load test: state this one there";
    }

    static String ownLateness(Slo slo, Measured service) {
        String actual = slo.metric().dimension().figure(service.actual().orElseThrow());
        return "broken only by the generator's own late starts: from the actual start it is " + actual
                + "; use fewer users per machine, or a machine with nothing else to do";
    }

    private static String need(Slo slo, long need) {
        String what = slo.metric() == Metric.Plain.CHECK_RATE ? "check" : "request";
        String claim = slo.metric().dimension() == Dimension.SHARE
                ? slo.metric().text() + " " + slo.op().sign() + " "
                        + slo.metric().dimension().text(slo.bound())
                : slo.metric().text();
        return claim + " needs " + Figure.counted(need, what) + " to be claimed";
    }

    private static String between(Window window) {
        return between(window.scope().start(), window.scope().end());
    }

    static String between(Duration from, Duration to) {
        return "from " + DurationText.print(from) + " to " + DurationText.print(to);
    }
}
