// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;

/** A process of the application as a row of the page's table. */
record AppRow(
        String name,
        String why,
        String cpu,
        String rss,
        String threads,
        String openFiles,
        String gcPause,
        String gcPauses,
        String heap) {

    static AppRow of(ProcessRecording recording) {
        ProcessFigures it = recording.whole();
        return new AppRow(
                recording.process().name(),
                why(recording),
                it.cpu() < 0 ? SloText.NONE : Figure.share(it.cpu()),
                known(it.rssBytes(), Figure::size),
                known(it.threads(), Figure::count),
                known(it.openFiles(), Figure::count),
                it.gcPauses() == 0 ? "none" : known(it.gcPauseMicros(), SloText::time),
                known(it.gcPauses(), Figure::count),
                known(it.heapBytes(), Figure::size));
    }

    private static String known(long figure, LongFunction<String> text) {
        return figure < 0 ? SloText.NONE : text.apply(figure);
    }

    /** What is missing, each reason once, and whether it lived to the end. */
    private static String why(ProcessRecording recording) {
        List<String> reasons =
                recording.missing().values().stream().distinct().sorted().toList();
        String ended = recording
                .ended()
                .map(AppRow::ended)
                .filter(it -> !recording.timeline().isEmpty())
                .map(it -> it + (reasons.isEmpty() ? "" : "; "))
                .orElse("");
        return ended + String.join("; ", reasons);
    }

    private static String ended(Duration at) {
        return "last seen " + TimeFrame.minutes((int) at.toSeconds()) + " into the measured time";
    }

    boolean hasWhy() {
        return !why.isEmpty();
    }
}
