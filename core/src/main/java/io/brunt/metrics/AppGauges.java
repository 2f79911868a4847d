// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ProcessSecond;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;

/** The figures of the last second of each process that the Maven goals started; those that are not known have no gauge. */
final class AppGauges {

    private AppGauges() {}

    static void set(Gauges gauges, ProcessRecording process) {
        if (process.timeline().isEmpty()) {
            return;
        }
        ProcessSecond last = process.timeline().get(process.timeline().size() - 1);
        if (last.second() < 0) {
            return;
        }
        Tags tags = Tags.of(
                "service",
                process.process().service(),
                "process",
                process.process().name());
        ProcessFigures figures = last.figures();
        if (figures.cpu() >= 0) {
            gauges.set("brunt.app.cpu", "share of all cores, in the last second", "", tags, figures.cpu());
        }
        if (figures.gcPauseMicros() >= 0) {
            gauges.setSeconds(
                    "brunt.app.gc.pause",
                    "longest pause for garbage collection, in the last second",
                    tags,
                    figures.gcPauseMicros() / 1e6);
        }
        known(gauges, "brunt.app.rss", "memory in RAM", BaseUnits.BYTES, tags, figures.rssBytes());
        known(gauges, "brunt.app.heap", "Java heap in use", BaseUnits.BYTES, tags, figures.heapBytes());
        known(gauges, "brunt.app.threads", "threads", BaseUnits.THREADS, tags, figures.threads());
        known(gauges, "brunt.app.files.open", "open files and sockets", BaseUnits.FILES, tags, figures.openFiles());
        known(gauges, "brunt.app.processes", "processes that came of the one started", "", tags, figures.processes());
    }

    private static void known(Gauges gauges, String name, String description, String unit, Tags tags, long figure) {
        if (figure >= 0) {
            gauges.set(name, description, unit, tags, figure);
        }
    }
}
