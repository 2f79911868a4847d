// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.json.Json;
import io.brunt.process.ProcessFigure;
import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** What a process of the application used, as it stands in {@code result.json}. */
final class ProcessJson {

    private ProcessJson() {}

    static void write(Json json, ProcessRecording recording) throws IOException {
        json.text("name", recording.process().name());
        json.text("service", recording.process().service());
        json.count("index", recording.process().index());
        json.count("pid", recording.process().pid());
        json.truth("java", recording.java());
        json.number("lastSeen", recording.ended().map(ProcessJson::seconds).orElse(Double.NaN));
        json.row("missing", () -> {
            for (ProcessFigure it : ProcessFigure.values()) {
                String reason = recording.missing().get(it);
                if (reason != null) {
                    json.text(name(it), reason);
                }
            }
        });
        json.row("figures", () -> figures(json, recording.whole()));
        json.rows("timeline", recording.timeline(), it -> {
            json.count("second", it.second());
            figures(json, it.figures());
        });
    }

    private static void figures(Json json, ProcessFigures figures) throws IOException {
        // Ticks are hundredths of a second: more digits are none.
        json.number("cpu", known(Math.round(figures.cpu() * 1e5) / 1e5));
        json.number("rss", known(figures.rssBytes()));
        json.number("threads", known(figures.threads()));
        json.number("openFiles", known(figures.openFiles()));
        json.number("gcPause", known(figures.gcPauseMicros()));
        json.number("gcPauses", known(figures.gcPauses()));
        json.number("heap", known(figures.heapBytes()));
        json.number("processes", known(figures.processes()));
    }

    /** As the figure is called beside it: {@code OPEN_FILES} is {@code openFiles}. */
    private static String name(ProcessFigure figure) {
        String[] words = figure.name().toLowerCase(Locale.ROOT).split("_", 2);
        return words.length == 1
                ? words[0]
                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    private static double known(double figure) {
        return figure < 0 ? Double.NaN : figure;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
