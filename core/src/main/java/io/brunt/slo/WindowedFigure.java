// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Recording;
import io.brunt.slo.Figures.Measured;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The figure of an objective over the whole and, with {@code every}, over each full window.
 *
 * @param worst the window, or the whole, whose figure stands worst to the bound
 * @param breach start of the first window that breaks the bound, or empty
 * @param fewest the window with the fewest samples, or empty without windows
 * @param windows how many full windows there were
 * @param isOfTheWhole whether {@code worst} is the whole
 */
record WindowedFigure(
        Window worst, Optional<Duration> breach, Optional<Window> fewest, int windows, boolean isOfTheWhole) {

    /**
     * A window, judged alone.
     *
     * @param scope where it lies
     * @param measured what it came to
     */
    record Window(Scope scope, Measured measured) {}

    static WindowedFigure of(Slo slo, Scope scope, Measured whole, Recording recording) {
        Window all = new Window(scope, whole);
        List<Window> windows =
                slo.every().map(it -> Seconds.windows(scope, slo.step(), it, recording)).orElse(List.of()).stream()
                        .map(it -> new Window(it, Figures.of(slo.metric(), it)))
                        .toList();
        Optional<Window> breaking =
                windows.stream().filter(it -> breaks(slo, it)).findFirst();
        Window worst = breaking.orElse(all);
        worst = isWorse(slo, all, worst) ? all : worst;
        for (Window window : windows) {
            worst = isWorse(slo, window, worst) ? window : worst;
        }
        return new WindowedFigure(
                worst,
                breaking.map(it -> it.scope().start()),
                windows.stream()
                        .min(Comparator.comparingLong(it -> it.measured().samples())),
                windows.size(),
                worst.equals(all));
    }

    double actual() {
        return worst.measured().actual().orElseThrow();
    }

    private static boolean breaks(Slo slo, Window window) {
        return window.measured().actual().isPresent()
                && !slo.op().holds(window.measured().actual().getAsDouble(), slo.bound());
    }

    private static boolean isWorse(Slo slo, Window window, Window than) {
        if (window.measured().actual().isEmpty()) {
            return false;
        }
        double actual = window.measured().actual().getAsDouble();
        double other = than.measured().actual().orElseThrow();
        return slo.op().isUpper() ? actual > other : slo.op().isLower() && actual < other;
    }
}
