// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The upright axis of a chart.
 *
 * @param low the value at its foot
 * @param high the value at its head
 * @param logarithmic whether equal distances are equal ratios
 * @param top pixels above it
 * @param height its pixels
 * @param label how a value is printed
 */
record ValueAxis(double low, double high, boolean logarithmic, int top, int height, DoubleFunction<String> label) {

    /** A line across, with its label. */
    record Tick(String y, String label) {}

    /** Response times in microseconds, with room above and below. */
    static ValueAxis times(double least, double greatest, int top, int height) {
        double low = Math.max(least >= 1 || least == 0 ? 1 : 1e-3, least) * 0.85;
        double high = Math.max(low * 4, greatest * 1.2);
        return new ValueAxis(low, high, true, top, height, it -> time(it));
    }

    /** Counts or rates from 0. */
    static ValueAxis fromZero(double greatest, int top, int height, DoubleFunction<String> label) {
        return new ValueAxis(0, greatest <= 0 ? 1 : greatest * 1.12, false, top, height, label);
    }

    /** Counts of a histogram; a bar of 1 is seen too. */
    static ValueAxis counts(double greatest, int top, int height) {
        return new ValueAxis(0.6, Math.max(2, greatest * 1.6), true, top, height, it -> Figure.count(Math.round(it)));
    }

    static String time(double micros) {
        return Double.isNaN(micros) ? SloText.NONE : Figure.time(Duration.ofNanos(Math.round(micros * 1e3)));
    }

    /** Pixels from the top of the drawing. */
    double y(double value) {
        double within = logarithmic
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return top + height * (1 - Math.min(1, Math.max(0, within)));
    }

    double foot() {
        return top + (double) height;
    }

    List<Tick> ticks() {
        List<Double> values = logarithmic ? decades(1, 2, 5) : steps();
        if (values.size() > height / 22) {
            values = decades(1, 3);
        }
        if (values.size() > height / 22) {
            values = decades(1);
        }
        return values.stream()
                .map(it -> new Tick(Coordinate.of(y(it)), label.apply(it)))
                .toList();
    }

    private List<Double> decades(int... factors) {
        if (!logarithmic) {
            return steps();
        }
        List<Double> values = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(low)); Math.pow(10, exponent) <= high; exponent++) {
            for (int factor : factors) {
                double value = factor * Math.pow(10, exponent);
                if (value >= low && value <= high) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private List<Double> steps() {
        double rough = high / Math.max(2, height / 40);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double factor = rough / power;
        double step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i * step <= high; i++) {
            values.add(i * step);
        }
        return values;
    }
}
